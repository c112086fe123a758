using GroupActors.Clinics;
using GroupActors.Sessions;

namespace GroupActors.Components.Facilitation;

/// <summary>A session as whoever runs it sees it, with patients' names: for the session's own pages and fragments only.</summary>
/// <param name="Session">The session.</param>
/// <param name="Zone">The clinic's wall clock.</param>
/// <param name="TimeZone">IANA name of that clock's zone.</param>
/// <param name="Now">The moment it was made.</param>
/// <param name="Room">Name of the room.</param>
/// <param name="CheckInOpensAt">When check-in opens by itself.</param>
/// <param name="LateEntryHours">Hours after the session within which a device that was offline may still send its check-ins (S-4).</param>
/// <param name="LateCancelHours">Hours before the start under which a notice is a late cancel.</param>
/// <param name="IsMultipleFamily">Whether families take part, so that those present are counted (S-12).</param>
/// <param name="Members">Everyone on the roster: those who are expected by name, then those on hold by name. The order does not change while people arrive.</param>
/// <param name="Billing">What is billed, member by member, once the session is closed.</param>
public sealed record SessionSheet(
    SessionView Session,
    ClinicZone Zone,
    string TimeZone,
    DateTimeOffset Now,
    string? Room,
    DateTimeOffset CheckInOpensAt,
    int LateEntryHours,
    int LateCancelHours,
    bool IsMultipleFamily,
    IReadOnlyList<SheetMember> Members,
    CloseSummary? Billing)
{
    /// <summary>Address of the session's page.</summary>
    public string Href => $"/clinics/{Session.Key.Clinic}/sessions/{Path}";

    /// <summary>Address of the session in the API.</summary>
    public string Api => $"/api/clinics/{Session.Key.Clinic}/sessions/{Path}";

    /// <summary>Whether attendance is taken now.</summary>
    public bool IsOpen => Session.State == SessionState.CheckInOpen;

    /// <summary>Until when a device may keep this sheet for the time without a connection; null before the day of the session, and once it is settled (S-4, P-5).</summary>
    public DateTimeOffset? KeptUntil =>
        Session.State is SessionState.Scheduled or SessionState.CheckInOpen && Zone.Date(Now) >= Zone.Date(Session.Start) ? Session.End : null;

    /// <summary>Until when a device that was offline may send its check-ins (S-4).</summary>
    public DateTimeOffset LateEntryEndsAt => Session.End.AddHours(LateEntryHours);

    /// <summary>Members who are here.</summary>
    public int Present => Session.Attendance.Count(member => member.Kind == AttendanceKind.Present);

    /// <summary>Members who were expected: everyone but those on hold.</summary>
    public int Expected => Session.Attendance.Count(member => member.Kind != AttendanceKind.Excused);

    /// <summary>Whether another system billed the session, and keeps its notes .</summary>
    public bool IsKeptElsewhere => Billing is { } billing && billing.Lines.Any(line => line.Reasons.Any(reason => reason.Code == "billed_elsewhere"));

    /// <summary>Members nobody has seen yet, whom closing makes no-shows.</summary>
    public IReadOnlyList<SheetMember> Missing => [.. Members.Where(member => member.Attendance.Kind == AttendanceKind.Expected)];

    /// <summary>The member with this id, or null.</summary>
    public SheetMember? Member(string patient) => Members.FirstOrDefault(member => member.Attendance.Patient == patient);

    /// <summary>Name of a member in full.</summary>
    public string NameOf(string patient) => Member(patient)?.Name ?? patient;

    private string Path => string.Join('/', Session.Key.ToString().Split('/').Skip(1));
}
