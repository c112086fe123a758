using GroupActors.Reports;
using GroupActors.Sessions;

namespace GroupActors.Components.Facilitation;

/// <summary>Reminds a facilitator of the session that begins next (S-7). It knows no patient.</summary>
internal static class SessionReminder
{
    /// <summary>The session that begins within <paramref name="minutes"/>; null for none.</summary>
    public static SessionListItem? Next(IEnumerable<SessionListItem> own, DateTimeOffset now, int minutes) =>
        own.Where(session => session.State is SessionState.Scheduled or SessionState.CheckInOpen && session.Start > now && session.Start <= now.AddMinutes(minutes)).MinBy(session => session.Start);
}
