using System.Globalization;

namespace GroupActors.Samples;

/// <summary>Who is enrolled where, who waits, and who pays for them.</summary>
internal sealed class Members
{
    private const int WaitlistLength = 40;
    private const string LeftBeforeThePastSessions = "today-15";

    private static readonly string[] ClinicalReasons = ["hospitalization", "decompensation"];
    private static readonly string[] AdministrativeReasons = ["authorization-lapsed", "payment-unresolved", "visit-cap-reached"];
    private static readonly string[] DropReasons = ["Moved away", "Asked to leave the program", "Changed to individual therapy"];

    private readonly List<Member> _all = [];

    public IReadOnlyList<Member> All => _all;

    public required IReadOnlyList<(Person Person, GroupTypePlan Type)> Waiting { get; init; }

    /// <summary>Id of the payer, by the person's id.</summary>
    public Dictionary<string, string> Payer { get; } = [];

    /// <summary>ICD-10-CM code that is the focus of treatment, by the person's id.</summary>
    public Dictionary<string, string> Diagnosis { get; } = [];

    public IEnumerable<(Person Person, string Diagnosis)> People =>
        _all.Select(member => member.Person).Concat(Waiting.Select(entry => entry.Person)).OrderBy(person => person.Id, StringComparer.Ordinal).Select(person => (person, Diagnosis[person.Id]));

    public static Members Cast(Dice dice)
    {
        var codes = Sources.Lines("icd10cm.csv").Select(line => line.Split(',')[1]).ToHashSet(StringComparer.Ordinal);
        var people = new Queue<Person>(dice.Shuffle(Person.Adults()));
        var enrolled = new List<Member>();
        foreach (var group in GroupPlan.All)
        {
            Enroll(group, group.Active, "active", _ => "", _ => "");
            Enroll(group, group.ClinicalHold, "clinical-hold", _ => dice.Pick(ClinicalReasons), _ => "");
            Enroll(group, group.AdministrativeHold, "administrative-hold", _ => dice.Pick(AdministrativeReasons), _ => "");
            Enroll(group, group.Graduated, "graduated", _ => "", _ => "Reached the goals of treatment");
            Enroll(group, group.Dropped, "dropped", _ => "", _ => dice.Pick(DropReasons));
        }

        var types = GroupTypePlan.All.Where(type => type.Id != "wellness-class").ToList();
        var members = new Members { Waiting = [.. Enumerable.Range(0, WaitlistLength).Select(_ => (people.Dequeue(), dice.Pick(types)))] };
        members._all.AddRange(enrolled);
        foreach (var member in enrolled) members.Diagnosis[member.Person.Id] = dice.Pick(GroupTypePlan.Of(member.Group.Type).Diagnoses);
        foreach (var (person, type) in members.Waiting) members.Diagnosis[person.Id] = dice.Pick(type.Diagnoses);
        if (members.Diagnosis.Values.FirstOrDefault(code => !codes.Contains(code)) is { } unknown) throw new InvalidOperationException($"{unknown} is no billable code.");
        members.AssignPayers();
        return members;

        void Enroll(GroupPlan group, int count, string status, Func<int, string> hold, Func<int, string> reason)
        {
            for (var i = 0; i < count; i++)
            {
                // The last active member of a large group is new: not in the past sessions, and still inside the first four weeks.
                var isNew = status == "active" && i == 6;
                enrolled.Add(new(group, people.Dequeue(), status, isNew ? dice.Between(1, 5) : dice.Between(25, 200), hold(i), reason(i)));
            }
        }
    }

    public string Enrollments()
    {
        var csv = new CsvText("group", "patient", "status", "since", "ended", "hold_reasons", "review_on", "reason", "family");
        foreach (var member in _all)
        {
            csv.Row(
                member.Group.Id, member.Person.Id, member.Status, string.Create(CultureInfo.InvariantCulture, $"today-{member.DaysAgo}"), member.IsLive ? "" : LeftBeforeThePastSessions, member.HoldReason,
                member.HoldReason.Length > 0 ? "today+7" : "", member.Reason, member.Group.IsMultipleFamily ? "family-" + member.Person.Id[2..] : "");
        }

        return csv.ToString();
    }

    /// <summary>
    /// Every payer covers as many active members of the groups paid as 90853, so that their rates blend to the plain average. The oldest are with the Medicare-like one,
    /// the Medicaid-like one takes first those who have Medicaid in the sample. All others follow their class.
    /// </summary>
    private void AssignPayers()
    {
        var active = _all.Where(member => member.Status == "active" && member.Group.IsGroupPsychotherapy).Select(member => member.Person)
            .OrderBy(person => person.BirthDate, StringComparer.Ordinal).ThenBy(person => person.Id, StringComparer.Ordinal).ToList();
        var share = active.Count / PayerPlan.All.Count;
        if (share * PayerPlan.All.Count != active.Count) throw new InvalidOperationException("The active members do not divide among the payers.");
        foreach (var person in active.Take(share)) Payer[person.Id] = "old-harbor";
        var rest = active.Skip(share).OrderBy(person => person.PayerClass != "medicaid").ThenBy(person => person.Id, StringComparer.Ordinal).ToList();
        foreach (var person in rest.Take(share)) Payer[person.Id] = "riverbend";
        string[] commercial = ["northlake", "summit-ridge", "tidewater"];
        var turn = 0;
        foreach (var person in rest.Skip(share)) Payer[person.Id] = commercial[turn++ % commercial.Length];
        foreach (var (person, _) in People.Where(entry => !Payer.ContainsKey(entry.Person.Id)))
        {
            Payer[person.Id] = person.PayerClass switch { "medicare" or "dual_eligible" => "old-harbor", "medicaid" => "riverbend", _ => commercial[turn++ % commercial.Length] };
        }
    }
}
