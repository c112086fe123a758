namespace GroupActors.Claims;

/// <summary>A decision on a claim in review.</summary>
/// <param name="Decision">What was decided.</param>
/// <param name="Code">The proposed code that is accepted; null to keep the claim's.</param>
[GenerateSerializer, Immutable, Alias("claims.review-claim")]
public sealed record ReviewClaim([property: Id(0)] ReviewDecision Decision, [property: Id(1)] string? Code = null);
