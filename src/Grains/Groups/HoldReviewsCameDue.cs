namespace GroupActors.Groups;

/// <summary>The review dates of these reasons have come .</summary>
[JournalName("group.hold-reviews-due")]
internal sealed record HoldReviewsCameDue(string Patient, int Number, ImmutableArray<HoldReason> Reasons) : EnrollmentEvent(Patient, Number);
