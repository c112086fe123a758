namespace GroupActors.Groups;

/// <summary>When a reason for a hold is to be looked at again .</summary>
/// <param name="At">Start of the review date in the clinic's zone.</param>
/// <param name="IsDue">Whether that has come, and a person was asked.</param>
[GenerateSerializer, Immutable, Alias("groups.hold-review")]
internal sealed record HoldReview([property: Id(0)] HoldReason Reason, [property: Id(1)] DateTimeOffset At, [property: Id(2)] bool IsDue = false);
