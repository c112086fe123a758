using System.Globalization;
using GroupActors.Groups;
using GroupActors.Storage;
using GroupActors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace GroupActors.Simulation;

/// <summary>What must hold of a clinic on SQLite whenever nothing is under way, whatever was done before. Looks at what the clinic shows of itself, and remembers what it showed before.</summary>
internal sealed class ClinicInvariants(SmallClinic clinic)
{
    private const string Live = "('Active', 'ClinicalHold', 'AdministrativeHold')";
    private const string Booked = "SELECT count(*) FROM bookings b WHERE b.session = s.\"key\" AND b.starts_at = s.starts_at AND b.ends_at = s.ends_at";
    private const string Standing = "('Voided', 'Replaced')";

    /// <summary>Each finds what breaks its rule, since the day @since.</summary>
    private static readonly (string Rule, string Violations)[] Queries =
    [
        ("R-5 capacity", $"SELECT g.\"key\" FROM groups g WHERE (SELECT count(*) FROM enrollments e WHERE e.clinic = g.clinic AND e.clinic || '/' || e.grp = g.\"key\" AND e.status IN {Live}) > g.capacity"),
        ("R-6 one live enrollment", $"SELECT grp || ' ' || patient FROM enrollments WHERE status IN {Live} GROUP BY grp, patient HAVING count(*) > 1"),
        ("F-2, F-8 double booking", "SELECT a.session || ' ' || b.session FROM bookings a JOIN bookings b ON a.clinic = b.clinic AND a.resource = b.resource AND a.\"key\" < b.\"key\" AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at WHERE a.date >= @since AND b.date >= @since"),
        ("F-2 daily cap", "SELECT resource || ' ' || date FROM bookings WHERE resource LIKE 'facilitator/%' AND date >= @since GROUP BY resource, date HAVING count(*) > 4"),
        ("F-2 weekly cap", "SELECT resource || ' ' || date(date, 'weekday 0', '-6 days') FROM bookings WHERE resource LIKE 'facilitator/%' AND date >= @since GROUP BY resource, date(date, 'weekday 0', '-6 days') HAVING count(*) > 12"),
        ("F-9 a session has booked whom and what it shows", $"SELECT s.\"key\" FROM sessions s WHERE s.date >= @since AND s.state IN ('Scheduled', 'CheckInOpen') AND (({Booked} AND b.resource LIKE 'room/%') <> (s.room IS NOT NULL) OR ({Booked} AND b.resource LIKE 'facilitator/%') <> CASE WHEN s.facilitators = '' THEN 0 ELSE 1 + length(s.facilitators) - length(replace(s.facilitators, ',', '')) END)"),
        ("F-9 no booking outlives its session", "SELECT b.\"key\" FROM bookings b LEFT JOIN sessions s ON s.\"key\" = b.session WHERE b.date >= @since AND (s.\"key\" IS NULL OR s.state = 'Cancelled')"),
        ("S-8 nobody is expected after closing", "SELECT a.\"key\" FROM attendance a JOIN sessions s ON s.\"key\" = a.session WHERE a.date >= @since AND s.state = 'Closed' AND a.kind = 'Expected'"),
        ("S-13 a cancelled session bills nothing", $"SELECT c.\"key\" FROM claims c JOIN sessions s ON s.\"key\" = c.session WHERE c.service_date >= @since AND s.state <> 'Closed' AND c.state NOT IN {Standing}"),
        ("B-1 one standing claim", $"SELECT session || ' ' || patient FROM claims WHERE service_date >= @since AND state NOT IN {Standing} GROUP BY session, patient HAVING count(*) > 1"),
        ("B-3 two patients", $"SELECT s.\"key\" FROM sessions s JOIN claims c ON c.clinic = s.clinic AND c.session = s.\"key\" WHERE s.date >= @since AND c.service_date >= @since AND c.code = '90853' AND c.state NOT IN {Standing} AND (SELECT count(*) FROM attendance a WHERE a.clinic = s.clinic AND a.session = s.\"key\" AND a.kind = 'Present') < 2"),
        ("B-6 a class bills nothing", "SELECT c.\"key\" FROM claims c JOIN groups g ON g.\"key\" = c.clinic || '/' || c.grp WHERE c.service_date >= @since AND g.type = 'class'"),
        ("B-7 who was not there bills nothing", $"SELECT c.\"key\" FROM claims c LEFT JOIN attendance a ON a.clinic = c.clinic AND a.session = c.session AND a.patient = c.patient AND a.kind = 'Present' WHERE c.service_date >= @since AND c.state NOT IN {Standing} AND a.\"key\" IS NULL AND c.code <> '90849'"),
    ];

    private static readonly Dictionary<EnrollmentStatus, EnrollmentStatus[]> Moves = new()
    {
        [EnrollmentStatus.Active] = [EnrollmentStatus.ClinicalHold, EnrollmentStatus.AdministrativeHold, EnrollmentStatus.Graduated, EnrollmentStatus.Dropped],
        [EnrollmentStatus.ClinicalHold] = [EnrollmentStatus.Active, EnrollmentStatus.AdministrativeHold, EnrollmentStatus.Graduated, EnrollmentStatus.Dropped],
        [EnrollmentStatus.AdministrativeHold] = [EnrollmentStatus.Active, EnrollmentStatus.ClinicalHold, EnrollmentStatus.Graduated, EnrollmentStatus.Dropped],
        [EnrollmentStatus.Graduated] = [],
        [EnrollmentStatus.Dropped] = [],
    };

    private Dictionary<string, string> _enrollments = [];
    private Dictionary<string, string> _claims = [];

    /// <summary>All of them but the comparison of tables with journals, which is <see cref="TestSilo.LedgerDifferences"/>.</summary>
    /// <param name="silo">Where the clinic is.</param>
    /// <param name="since">First day of the sessions looked at.</param>
    public async Task<IReadOnlyList<string>> Broken(TestSilo silo, DateOnly since)
    {
        var broken = await BrokenInTables(silo, since);

        // The census hears of a commit just after it.
        IReadOnlyList<string> census = [];
        await TestSilo.Until(async () => (census = await BrokenInCensus(silo)).Count == 0, () => "the census equals a recount: " + string.Join("; ", census));
        return broken;
    }

    /// <summary>Those that the read tables show.</summary>
    public async Task<IReadOnlyList<string>> BrokenInTables(TestSilo silo, DateOnly since)
    {
        var broken = new List<string>();
        foreach (var (rule, violations) in Queries)
            broken.AddRange((await Texts(silo, violations.Replace("@since", $"'{since:yyyy-MM-dd}'", StringComparison.Ordinal))).Select(found => $"{rule}: {found}"));

        var enrollments = (await Texts(silo, "SELECT \"key\" || '=' || status FROM enrollments")).Select(line => line.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        broken.AddRange(Moved(_enrollments, enrollments).Where(move => !Moves[Enum.Parse<EnrollmentStatus>(move.From)].Contains(Enum.Parse<EnrollmentStatus>(move.To))).Select(move => $"R-2 moves: {move}"));
        _enrollments = enrollments;

        var groups = await Task.WhenAll((await Texts(silo, "SELECT \"key\" FROM groups")).Select(key => silo.Grains.Group(GroupKey.Parse(key)).Get()));
        broken.AddRange(AtOnce([.. groups.OfType<GroupView>()]));

        // Several moves may lie between two looks; but what is final is final.
        var claims = (await Texts(silo, "SELECT \"key\" || '=' || state FROM claims")).Select(line => line.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        broken.AddRange(Moved(_claims, claims).Where(move => move.From is "Voided" or "Replaced").Select(move => $"B-10 moves: {move}"));
        _claims = claims;
        return broken;
    }

    /// <summary>Who is a live member of two groups whose weekly times overlap (W-3).</summary>
    public static IEnumerable<string> AtOnce(IReadOnlyCollection<GroupView> groups) =>
        from one in groups
        from other in groups
        where string.CompareOrdinal(one.Name, other.Name) < 0 && one.Times.Any(time => other.Times.Any(time.Overlaps))
        from patient in LiveMembers(one).Intersect(LiveMembers(other))
        select $"W-3 two groups at once: {patient} in {one.Key} and {other.Key}";

    private static IEnumerable<string> LiveMembers(GroupView group) => group.Enrollments.Where(enrollment => enrollment.Status is not (EnrollmentStatus.Graduated or EnrollmentStatus.Dropped)).Select(enrollment => enrollment.Patient);

    /// <summary>The figures of the live census that a recount of the tables does not give.</summary>
    public async Task<IReadOnlyList<string>> BrokenInCensus(TestSilo silo)
    {
        var statuses = await Texts(silo, "SELECT status FROM enrollments");
        var census = await silo.Grains.Census(new(clinic.Id)).Snapshot();
        var today = clinic.Zone.Local(silo.Clock.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var present = (await Texts(silo, $"SELECT \"key\" FROM attendance WHERE kind = 'Present' AND date = '{today}'")).Count;
        var open = (await Texts(silo, "SELECT CAST(sum(capacity) AS text) FROM groups")).Sum(sum => int.Parse(sum, CultureInfo.InvariantCulture)) - statuses.Count(status => Live.Contains($"'{status}'", StringComparison.Ordinal));
        (string What, int Shown, int Counted)[] figures =
        [
            ("present today", census.Totals.PresentToday, present),
            ("active", census.Totals.Active, statuses.Count(status => status == "Active")),
            ("clinical hold", census.Totals.ClinicalHold, statuses.Count(status => status == "ClinicalHold")),
            ("administrative hold", census.Totals.AdministrativeHold, statuses.Count(status => status == "AdministrativeHold")),
            ("open", census.Totals.Open, open),
        ];
        return [.. figures.Where(figure => figure.Shown != figure.Counted).Select(figure => $"L-1 census: {figure}")];
    }

    private static IEnumerable<(string Key, string From, string To)> Moved(Dictionary<string, string> before, Dictionary<string, string> after) =>
        before.Where(pair => after.GetValueOrDefault(pair.Key) != pair.Value).Select(pair => (pair.Key, pair.Value, after.GetValueOrDefault(pair.Key, "")));

    private static async Task<List<string>> Texts(TestSilo silo, string sql)
    {
        await using var connection = await silo.Services.GetRequiredService<IDatabase>().OpenReader(CancellationToken.None);
        return await connection.Texts(sql);
    }
}
