namespace GroupActors.Groups;

[JournalName("group.member-graduated")]
internal sealed record MemberGraduated(string Patient, int Number, EnrollmentStatus Previous, DateOnly On) : StatusEvent(Patient, Number, Previous, On);
