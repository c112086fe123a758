namespace GroupActors.Calendars;

/// <summary>The calendar is shared no more.</summary>
[JournalName("calendars.revoked")]
internal sealed record CalendarRevoked : IDomainEvent;
