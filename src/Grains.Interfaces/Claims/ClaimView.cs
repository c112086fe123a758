using GroupActors.Sessions;

namespace GroupActors.Claims;

/// <summary>A claim.</summary>
/// <param name="Key">The claim.</param>
/// <param name="Version">Raised by every change.</param>
/// <param name="State">State (B-10).</param>
/// <param name="StateSince">Since when.</param>
/// <param name="Code">Procedure code.</param>
/// <param name="Units">Units; 1.</param>
/// <param name="Payer">The payer's id; null where no coverage is known.</param>
/// <param name="Charge">Charge in dollars; null while the fee is missing (B-11).</param>
/// <param name="Expected">Expected payment in dollars.</param>
/// <param name="Paid">Dollars paid so far.</param>
/// <param name="Reasons">What stopped it.</param>
/// <param name="Queue">Who has the next step: review, notes, billing, payer; null when it is over (B-12).</param>
/// <param name="NextStep">The one next step, in words.</param>
/// <param name="FilingDeadline">Last local date for timely filing.</param>
/// <param name="Minutes">Minutes the member was present.</param>
/// <param name="GroupSize">Patients present.</param>
/// <param name="Modality">How the member took part.</param>
/// <param name="Facilitators">Ids of who ran the session.</param>
/// <param name="Next">The claim that replaced this one.</param>
[GenerateSerializer, Immutable, Alias("claims.claim-view")]
public sealed record ClaimView(
    [property: Id(0)] ClaimKey Key,
    [property: Id(1)] long Version,
    [property: Id(2)] ClaimState State,
    [property: Id(3)] DateTimeOffset StateSince,
    [property: Id(4)] string? Code,
    [property: Id(5)] int Units,
    [property: Id(6)] string? Payer,
    [property: Id(7)] decimal? Charge,
    [property: Id(8)] decimal? Expected,
    [property: Id(9)] decimal Paid,
    [property: Id(10)] ImmutableArray<ReviewReason> Reasons,
    [property: Id(11)] string? Queue,
    [property: Id(12)] string? NextStep,
    [property: Id(13)] DateOnly? FilingDeadline,
    [property: Id(14)] int Minutes,
    [property: Id(15)] int GroupSize,
    [property: Id(16)] Modality Modality,
    [property: Id(17)] ImmutableArray<string> Facilitators,
    [property: Id(18)] ClaimKey? Next);
