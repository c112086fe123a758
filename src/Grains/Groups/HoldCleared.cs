namespace GroupActors.Groups;

[JournalName("group.hold-cleared")]
internal sealed record HoldCleared(string Patient, int Number, EnrollmentStatus Previous, DateOnly On, HoldReason Reason) : StatusEvent(Patient, Number, Previous, On);
