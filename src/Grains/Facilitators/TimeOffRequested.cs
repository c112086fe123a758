namespace GroupActors.Facilitators;

/// <summary>Time off was asked for; the instants follow from the local dates and times and the clinic's zone.</summary>
[JournalName("facilitator.time-off-requested")]
internal sealed record TimeOffRequested(
    string TimeOff, TimeOffKind Kind, DateOnly From, DateOnly To, TimeOnly? FromTime, TimeOnly? ToTime, DateTimeOffset Start, DateTimeOffset End, bool IsNoticeOverridden) : IDomainEvent;
