namespace GroupActors.Groups;

/// <param name="From">Instant from which they are no longer on a session's roster, where that was entered later.</param>
[JournalName("group.member-graduated")]
internal sealed record MemberGraduated(string Patient, int Number, EnrollmentStatus Previous, DateOnly On, DateTimeOffset? From = null) : StatusEvent(Patient, Number, Previous, On);
