namespace GroupActors.Calendars;

/// <summary>Whether a calendar is shared.</summary>
/// <param name="SharedAt">Since when its present address opens it; null while it is not shared.</param>
[GenerateSerializer, Immutable, Alias("calendars.sharing")]
public sealed record CalendarSharing([property: Id(0)] DateTimeOffset? SharedAt);
