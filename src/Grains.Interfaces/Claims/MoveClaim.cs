namespace GroupActors.Claims;

/// <summary>Moves a claim; the context's reason is the cause.</summary>
/// <param name="To">The state it moves to.</param>
/// <param name="PayerControlNumber">The payer's number of the claim, once known.</param>
/// <param name="Paid">Dollars paid, with <see cref="ClaimState.Paid"/> and <see cref="ClaimState.PartiallyPaid"/>.</param>
[GenerateSerializer, Immutable, Alias("claims.move-claim")]
public sealed record MoveClaim([property: Id(0)] ClaimState To, [property: Id(1)] string? PayerControlNumber = null, [property: Id(2)] decimal? Paid = null);
