namespace GroupActors.Groups;

[JournalName("group.hold-placed")]
internal sealed record HoldPlaced(string Patient, int Number, EnrollmentStatus Previous, DateOnly On, HoldReason Reason, DateOnly? ReviewOn) : StatusEvent(Patient, Number, Previous, On);
