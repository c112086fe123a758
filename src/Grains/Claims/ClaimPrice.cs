namespace GroupActors.Claims;

/// <summary>What a service is claimed as, from whom, for how much and until when (B-11, B-12).</summary>
/// <param name="Payer">The payer's id; null where no coverage is known.</param>
/// <param name="Charge">Charge in dollars; null while the fee is missing.</param>
/// <param name="Expected">Expected payment in dollars; null while the fee is missing.</param>
/// <param name="FilingDeadline">Last local date for timely filing; null without a payer.</param>
/// <param name="Reasons">What stops it; empty when nothing does.</param>
[GenerateSerializer, Immutable, Alias("claim.price")]
internal sealed record ClaimPrice(
    [property: Id(0)] string Code,
    [property: Id(1)] string? Payer,
    [property: Id(2)] decimal? Charge,
    [property: Id(3)] decimal? Expected,
    [property: Id(4)] DateOnly? FilingDeadline,
    [property: Id(5)] ImmutableArray<ReviewReason> Reasons);
