namespace GroupActors.Groups;

/// <summary>An enrollment's status or its reasons changed.</summary>
/// <param name="Previous">The status before .</param>
/// <param name="On">Local date.</param>
internal abstract record StatusEvent(string Patient, int Number, EnrollmentStatus Previous, DateOnly On) : EnrollmentEvent(Patient, Number);
