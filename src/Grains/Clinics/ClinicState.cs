namespace GroupActors.Clinics;

/// <summary>What a clinic has set.</summary>
[GenerateSerializer, Immutable, Alias("clinic.state")]
internal sealed record ClinicState : AggregateState<ClinicState>
{
    [Id(0)] public string Name { get; init; } = "";

    [Id(1)] public string TimeZone { get; init; } = "";

    [Id(2)] public BillingIdentity? Billing { get; init; }

    [Id(3)] public ClinicPolicies Policies { get; init; } = new();

    [Id(4)] public ImmutableArray<GroupType> GroupTypes { get; init; } = [];

    [Id(5)] public ImmutableArray<Payer> Payers { get; init; } = [];

    [Id(6)] public ImmutableArray<Fee> Fees { get; init; } = [];

    /// <summary>By date.</summary>
    [Id(7)] public ImmutableArray<Holiday> Holidays { get; init; } = [];

    /// <summary>The version at which the policies were set last.</summary>
    [Id(8)] public long PoliciesVersion { get; init; }

    /// <summary>The version at which each group type was defined last, by its id.</summary>
    [Id(9)] public ImmutableDictionary<string, long> GroupTypeVersions { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>These settings as other features know them.</summary>
    public ClinicSettings Settings(string clinic) => new(clinic, Version, Name, TimeZone, Billing, Policies, GroupTypes, Payers, Fees)
    {
        Holidays = Holidays,
        PoliciesVersion = PoliciesVersion,
        GroupTypeVersions = GroupTypeVersions,
    };

    protected override ClinicState On(JournalEntry entry) => entry.Event switch
    {
        ClinicConfigured e => this with { Name = e.Name, TimeZone = e.TimeZone, Billing = e.Billing },
        PoliciesSet e => this with { Policies = e.Policies, PoliciesVersion = entry.Version },
        FirstPoliciesSet e => this with { Policies = e.Policies.Today(), PoliciesVersion = entry.Version },
        GroupTypeDefined e => this with
        {
            GroupTypes = Put(GroupTypes, e.GroupType, type => type.Id == e.GroupType.Id),
            GroupTypeVersions = GroupTypeVersions.SetItem(e.GroupType.Id, entry.Version),
        },
        PayerDefined e => this with { Payers = Put(Payers, e.Payer, payer => payer.Id == e.Payer.Id) },
        FeeSet e => this with { Fees = Put(Fees, e.Fee, fee => ClinicRules.IsSameFee(fee, e.Fee)) },
        HolidaySet e => this with { Holidays = [.. Holidays.Where(known => known.Date != e.Holiday.Date).Append(e.Holiday).OrderBy(known => known.Date)] },
        HolidayRemoved e => this with { Holidays = Holidays.RemoveAll(known => known.Date == e.Date) },
        _ => this,
    };

    private static ImmutableArray<T> Put<T>(ImmutableArray<T> all, T item, Func<T, bool> replaces)
    {
        var old = all.FirstOrDefault(replaces);
        return old is null ? all.Add(item) : all.Replace(old, item);
    }
}
