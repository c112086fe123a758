namespace GroupActors.Groups;

/// <summary>The closed group has held its last session; a person decides on the member's graduation .</summary>
[JournalName("group.graduation-proposed")]
internal sealed record GraduationProposed(string Patient, int Number) : EnrollmentEvent(Patient, Number);
