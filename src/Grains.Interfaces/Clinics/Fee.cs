namespace GroupActors.Clinics;

/// <summary>What one service costs, and what the payer is expected to pay, while in force (B-11).</summary>
/// <param name="Payer">The payer's id.</param>
/// <param name="Code">Procedure code, such as 90853.</param>
/// <param name="From">First date in force.</param>
/// <param name="To">Last date in force; null while open-ended.</param>
/// <param name="Charge">Charge in dollars.</param>
/// <param name="Expected">Expected payment in dollars.</param>
[GenerateSerializer, Immutable, Alias("clinics.fee")]
public sealed record Fee(
    [property: Id(0)] string Payer,
    [property: Id(1)] string Code,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly? To,
    [property: Id(4)] decimal Charge,
    [property: Id(5)] decimal Expected);
