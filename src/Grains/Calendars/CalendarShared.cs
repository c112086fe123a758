namespace GroupActors.Calendars;

/// <summary>The calendar was shared under a new secret.</summary>
[JournalName("calendars.shared")]
internal sealed record CalendarShared(string SecretDigest) : IDomainEvent;
