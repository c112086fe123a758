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

    protected override PatientState On(JournalEntry entry) => entry.Event switch
    {
        PatientRegistered e => this with { GivenName = e.GivenName, FamilyName = e.FamilyName, BirthDate = e.BirthDate, Gender = e.Gender, Diagnoses = e.Diagnoses },
        CoverageSet e => this with
        {
            Coverages = [.. Coverages.Where(coverage => coverage.From != e.Coverage.From).Append(e.Coverage).OrderBy(coverage => coverage.From)],
        },
        MembershipChanged e => this with
        {
            Memberships = [.. Memberships.Where(membership => membership.Group != e.Group), new(e.Group, e.GroupVersion, e.IsLive)],
        },
        _ => this,
    };
}
