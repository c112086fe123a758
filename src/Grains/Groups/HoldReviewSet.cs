namespace GroupActors.Groups;

/// <summary>When a reason for a hold is looked at again was set, or taken back .</summary>
/// <param name="At">Start of the review date in the clinic's zone; null for no review.</param>
[JournalName("group.hold-review-set")]
internal sealed record HoldReviewSet(string Patient, int Number, HoldReason Reason, DateTimeOffset? At) : EnrollmentEvent(Patient, Number);
