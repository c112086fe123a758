namespace GroupActors.Groups;

[JournalName("group.contact-recorded")]
internal sealed record ClinicalContactRecorded(string Patient, int Number, DateTimeOffset At) : EnrollmentEvent(Patient, Number);
