namespace GroupActors.Groups;

/// <param name="Misses">Sessions missed in a row that made the drop due; null for a drop for another reason, which no amendment can prove wrong.</param>
/// <param name="IsAutomatic">Whether the rule alone decided.</param>
/// <param name="From">Instant from which they are no longer on a session's roster, where that was entered later.</param>
[JournalName("group.member-dropped")]
internal sealed record MemberDropped(string Patient, int Number, EnrollmentStatus Previous, DateOnly On, int? Misses, bool IsAutomatic, DateTimeOffset? From = null)
    : StatusEvent(Patient, Number, Previous, On);
