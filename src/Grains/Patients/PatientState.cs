namespace GroupActors.Patients;

/// <summary>What is known of a patient.</summary>
[GenerateSerializer, Immutable, Alias("patient.state")]
internal sealed record PatientState : AggregateState<PatientState>
{
    [Id(0)] public string GivenName { get; init; } = "";

    [Id(1)] public string FamilyName { get; init; } = "";

    [Id(2)] public DateOnly BirthDate { get; init; }

    [Id(3)] public string? Gender { get; init; }

    [Id(4)] public ImmutableArray<string> Diagnoses { get; init; } = [];

    /// <summary>By start, oldest first.</summary>
    [Id(5)] public ImmutableArray<Coverage> Coverages { get; init; } = [];

    [Id(6)] public ImmutableArray<GroupMembership> Memberships { get; init; } = [];

    /// <summary>Who pays now, as the groups were told.</summary>
    [Id(7)] public string? Payer { get; init; }

    /// <summary>The version at which that payer came.</summary>
    [Id(8)] public long PayerVersion { get; init; }

    /// <summary>When another may follow.</summary>
    [Id(9)] public DateTimeOffset? PayerUntil { get; init; }

    /// <summary>A group that was stopped while it enrolled has told by then what became of it.</summary>
    private static readonly TimeSpan ClaimsKept = TimeSpan.FromDays(1);

    /// <summary>Groups that are enrolling the patient, or were and have not told what became of it.</summary>
    [Id(10)] public ImmutableArray<TimeClaim> Claims { get; init; } = [];

    /// <summary>Keys of the groups that may have the patient's time, <paramref name="group"/> aside.</summary>
    public IEnumerable<string> GroupsBeside(string group) =>
        Memberships.Where(membership => membership.IsLive).Select(membership => membership.Group).Concat(Claims.Select(claim => claim.Group)).Distinct().Where(other => other != group);

    /// <summary>Whether the group may count on the patient's time without having them on its roster.</summary>
    public bool IsHeldFor(string group, DateTimeOffset now) =>
        Memberships.Any(membership => membership.IsLive && membership.Group == group) || Claims.Any(claim => claim.Group == group && claim.Until > now);

    /// <summary>Their own code for checking in; null until they get one (P-3).</summary>
    [Id(22)] public SealedCheckInCode? CheckInCode { get; init; }

    /// <summary>The version at which who they are was recorded last.</summary>
    [Id(23)] public long DefinitionVersion { get; init; }

    public override DateTimeOffset? Deadline => PayerUntil;

    public ImmutableArray<Coverage> With(Coverage coverage) => [.. Coverages.Where(other => other.From != coverage.From).Append(coverage).OrderBy(other => other.From)];

    protected override PatientState On(JournalEntry entry) => entry.Event switch
    {
        PatientRegistered e => this with { GivenName = e.GivenName, FamilyName = e.FamilyName, BirthDate = e.BirthDate, Gender = e.Gender, Diagnoses = e.Diagnoses, DefinitionVersion = entry.Version },
        CoverageSet e => this with { Coverages = With(e.Coverage) },
        PayerInForce e => this with { Payer = e.Payer, PayerVersion = e.Payer == Payer ? PayerVersion : entry.Version, PayerUntil = e.Until },
        CheckInCodeIssued e => this with { CheckInCode = e.Code },
        TimeTaken e => this with { Claims = [.. Claims.Where(claim => claim.Operation != e.Operation && claim.Until > entry.At - ClaimsKept), new(e.Group, e.Until, e.Operation)] },
        TimeReleased e => this with { Claims = Claims.RemoveAll(claim => claim.Operation == e.Operation) },
        MembershipChanged e => this with
        {
            // That they left says nothing of an enrollment that is under way.
            Claims = e.IsLive ? Claims.RemoveAll(claim => claim.Group == e.Group) : Claims,
            Memberships = [.. Memberships.Where(membership => membership.Group != e.Group), new(e.Group, e.GroupVersion, e.IsLive)],
        },
        _ => this,
    };
}
