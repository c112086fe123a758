namespace GroupActors.Patients;

/// <summary>A payer's coverage of a patient.</summary>
/// <param name="Payer">The payer's id.</param>
/// <param name="MemberId">The subscriber's id with the payer.</param>
/// <param name="From">First date covered.</param>
/// <param name="To">Last date covered; null while open-ended.</param>
[GenerateSerializer, Immutable, Alias("patients.coverage")]
public sealed record Coverage([property: Id(0)] string Payer, [property: Id(1)] string MemberId, [property: Id(2)] DateOnly From, [property: Id(3)] DateOnly? To)
{
    /// <summary>Whether it covers a date.</summary>
    public bool Covers(DateOnly date) => From <= date && (To is null || date <= To);
}
