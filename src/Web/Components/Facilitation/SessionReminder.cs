using GroupActors.Reports;
using GroupActors.Sessions;

namespace GroupActors.Components.Facilitation;

/// <summary>Reminds a facilitator of the session that begins next (S-7). It knows no patient.</summary>
internal static class SessionReminder
{
    /// <summary>Hours that a page may stay open.</summary>
    private const int HoursAhead = 24;

    /// <summary>The sessions that a page which is opened now may come to remind of, the next one first.</summary>
    public static IReadOnlyList<SessionListItem> Upcoming(IEnumerable<SessionListItem> own, DateTimeOffset now) =>
    [
        .. own.Where(session => session.State is SessionState.Scheduled or SessionState.CheckInOpen && session.Start > now && session.Start <= now.AddHours(HoursAhead))
            .OrderBy(session => session.Start).ThenBy(session => session.Key.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>From when on it is reminded of.</summary>
    public static DateTimeOffset From(SessionListItem session, int minutes) => session.Start.AddMinutes(-minutes);
}
