using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Groups;

namespace GroupActors.Sessions;

/// <summary>A session of an hour with three active members and one on hold, and the shell's part of a command: decide, then fold.</summary>
internal static class SessionFixture
{
    public static readonly SessionKey Key = BillingClinic.Session;

    public static readonly DateTimeOffset Start = new(2026, 3, 4, 15, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset End = Start.AddHours(1);

    public static readonly ClinicSettings Settings = BillingClinic.Settings;

    public static readonly ClinicPolicies Policies = Settings.Policies;

    public static readonly SessionRoster Roster = Members(
        3, new("a", 1, EnrollmentStatus.Active, null), new("b", 1, EnrollmentStatus.Active, null), new("c", 1, EnrollmentStatus.Active, null), new("h", 1, EnrollmentStatus.ClinicalHold, null));

    /// <summary>Planned, with the roster not taken yet.</summary>
    public static SessionRecord Planned(DateTimeOffset? start = null) => new SessionRecord().After(SessionRules.Plan(new(), Plan(1, start), Settings));

    /// <summary>With check-in opened on demand and the roster taken.</summary>
    public static SessionRecord Open() => Planned().After(SessionRules.OpenCheckIn(Planned(), Roster, Start.AddMinutes(-20)), Start.AddMinutes(-20));

    /// <summary>Closed with a and b present.</summary>
    public static SessionRecord Closed()
    {
        var session = Open();
        foreach (var patient in new[] { "a", "b" }) session = session.After(CheckIn(session, patient));
        return session.After(SessionRules.Close(session, new(), null, End, Settings), End);
    }

    public static SessionPlanned Plan(long version, DateTimeOffset? start = null, Guid? operation = null, params ImmutableArray<string> facilitators) =>
        new(version, "Anxiety", "anxiety", new(Key, Key.Date, start ?? Start, (start ?? Start).AddHours(1)), facilitators.IsDefaultOrEmpty ? ["f1"] : facilitators, 1, "r1", Modality.InPerson, operation);

    public static SessionRoster Members(long version, params ImmutableArray<RosterMember> members) => new(version, members);

    public static Decision CheckIn(SessionRecord session, string patient, DateTimeOffset? at = null, CheckInSource source = CheckInSource.Facilitator, TimeSpan? elapsed = null) =>
        AttendanceRules.CheckIn(session, new(patient, source, elapsed), null, at ?? Start, Policies);

    public static Decision Notice(SessionRecord session, string patient, DateTimeOffset? receivedAt, DateTimeOffset? now = null, SessionRoster? roster = null) =>
        AttendanceRules.RecordNotice(session, new(patient, receivedAt), roster, now ?? Start, Policies);

    public static Decision Close(SessionRecord session, int? minutes = null) => SessionRules.Close(session, new(minutes), Roster, End, Settings);

    public static SessionRecord After(this SessionRecord session, Decision decision, DateTimeOffset? at = null, Guid? command = null)
    {
        decision.Refusal.ShouldBeNull();
        // As in the journal, only the first entry of a command names it.
        foreach (var happened in decision.Events)
        {
            session = session.Apply(new JournalEntry(session.Version + 1, at ?? Start, Actor.System("test"), null, null, command, happened));
            command = null;
        }

        return session;
    }
}
