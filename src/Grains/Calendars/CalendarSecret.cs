namespace GroupActors.Calendars;

/// <summary>What is kept of a calendar's secret address.</summary>
[GenerateSerializer, Immutable, Alias("calendars.secret")]
internal sealed record CalendarSecret([property: Id(0)] string Digest, [property: Id(1)] DateTimeOffset SharedAt);
