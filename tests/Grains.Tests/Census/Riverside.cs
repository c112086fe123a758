using GroupActors.Clinics;
using GroupActors.Groups;
using GroupActors.Sessions;

namespace GroupActors.Census;

/// <summary>A small clinic in Chicago on Monday, 2 March 2026.</summary>
internal static class Riverside
{
    public const string Clinic = "riverside";

    public static readonly DateOnly Today = new(2026, 3, 2);

    public static readonly ClinicSettings Settings = new(
        Clinic, 1, "Riverside", "America/Chicago", null, new ClinicPolicies(),
        [
            Type("dbt", GroupComposition.PatientsOnly, GroupService.Psychotherapy),
            Type("families", GroupComposition.MultipleFamily, GroupService.Psychotherapy),
            Type("class", GroupComposition.PatientsOnly, GroupService.EducationalClass),
        ],
        [],
        [Fee("acme", "90853", 70m), Fee("civic", "90853", 50m), Fee("acme", "90849", 80m)]);

    /// <summary>A local time of <see cref="Today"/>.</summary>
    public static DateTimeOffset At(int hour, int minute = 0) => new ClinicZone(Settings.TimeZone).Instant(Today, new TimeOnly(hour, minute));

    public static StoredGroupCard Group(string id = "dbt-1", string type = "dbt", long version = 1, GroupCensus? census = null, params PayerShare[] members) => new(
        new(Clinic, id), version, id, type, GroupPhase.Running, [new(1, DayOfWeek.Monday, new(17, 0), 90)], ["amara"], "room-1", 4,
        census ?? new(8, 3, 0, 0, 0, 0), [.. members]);

    public static StoredSessionCard Session(string group = "dbt-1", long version = 1, params (string Patient, AttendanceKind Mark)[] members) => new(
        new(Clinic, group, Today, 1), version, group, Today, At(17), At(18, 30), SessionState.Scheduled, ["amara"], 1, "room-1",
        [.. members.Select(member => member.Mark)], [.. members.Select(member => member.Patient)], [], "90853", 0, 0);

    public static CensusCards Cards(IEnumerable<StoredGroupCard> groups, IEnumerable<StoredSessionCard> sessions, params (string Group, string Patient, MemberCover Cover)[] members) => new(
        groups.ToImmutableDictionary(card => card.Key), sessions.ToImmutableDictionary(card => card.Key),
        members.ToImmutableDictionary(member => (member.Group, member.Patient), member => member.Cover), 0);

    private static GroupType Type(string id, GroupComposition composition, GroupService service) => new(id, id, composition, service, 90, 1, [], []);

    private static Fee Fee(string payer, string code, decimal expected) => new(payer, code, new(2025, 1, 1), null, expected * 2, expected);
}
