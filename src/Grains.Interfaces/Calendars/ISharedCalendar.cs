using Orleans.Concurrency;

namespace GroupActors.Calendars;

/// <summary>The calendar of a facilitator or a room, shared under one secret address at a time. It names no patient.</summary>
[Alias("calendars.shared")]
public interface ISharedCalendar : IGrainWithStringKey
{
    /// <summary>Shares the calendar under a new secret, known here by its digest alone; the one before opens nothing any more. Refused: <c>invalid_secret</c>.</summary>
    [Alias("share-calendar")]
    Task<Outcome<CalendarSharing>> ShareCalendar(CommandContext context, ShareCalendar command, CancellationToken cancellationToken = default);

    /// <summary>Shares it no more.</summary>
    [Alias("revoke-calendar")]
    Task<Outcome<CalendarSharing>> RevokeCalendar(CommandContext context, CancellationToken cancellationToken = default);

    /// <summary>Whether it is shared; null where there is no such facilitator or room.</summary>
    [Alias("calendar-sharing"), ReadOnly]
    Task<CalendarSharing?> CalendarSharing(CancellationToken cancellationToken = default);

    /// <summary>The calendar, for whoever has the secret; null for everybody else.</summary>
    [Alias("open-calendar"), ReadOnly]
    Task<CalendarView?> OpenCalendar(string secretDigest, CancellationToken cancellationToken = default);
}
