namespace GroupActors.Groups;

/// <summary>When the member is expected to graduate was set, or taken back .</summary>
/// <param name="On">Local date; null for not known.</param>
[JournalName("group.graduation-planned")]
internal sealed record GraduationPlanned(string Patient, int Number, DateOnly? On) : EnrollmentEvent(Patient, Number);
