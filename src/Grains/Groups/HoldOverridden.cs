namespace GroupActors.Groups;

[JournalName("group.hold-overridden")]
internal sealed record HoldOverridden(string Patient, int Number, EnrollmentStatus Previous, DateOnly On) : StatusEvent(Patient, Number, Previous, On);
