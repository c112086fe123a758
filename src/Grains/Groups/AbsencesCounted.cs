namespace GroupActors.Groups;

/// <summary>The drop rule's count of a member changed .</summary>
[JournalName("group.absences-counted")]
internal sealed record AbsencesCounted(string Patient, int Number, int Misses, bool IsDropDue) : EnrollmentEvent(Patient, Number);
