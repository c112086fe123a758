namespace GroupActors.Groups;

/// <summary>What is known of the sessions behind a drop changed: it is wrong, or right after all .</summary>
[JournalName("group.drop-reviewed")]
internal sealed record DropReviewed(string Patient, int Number, bool IsWrong) : EnrollmentEvent(Patient, Number);
