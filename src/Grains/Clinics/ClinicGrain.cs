using GroupActors.Groups;
using Orleans.Concurrency;

namespace GroupActors.Clinics;

/// <summary>A clinic's settings.</summary>
[GrainType(GrainTypes.Clinic), Reentrant]
internal sealed class ClinicGrain(
    [PersistentState("clinic")] IPersistentState<ClinicState> storage, AggregateServices services, ClinicSettingsCache cache)
    : AggregateGrain<ClinicState>(storage, services), IClinicGrain
{
    private const int MostGroups = 10_000;

    private readonly ILedger _ledger = services.Ledger;

    public Task<Outcome<ClinicSettings>> Configure(CommandContext context, ConfigureClinic command, CancellationToken cancellationToken = default) =>
        Execute(context, command, (state, _) => ClinicRules.Configure(state, command), View);

    public Task<Outcome<ClinicSettings>> SetPolicies(CommandContext context, ClinicPolicies policies, CancellationToken cancellationToken = default) =>
        Execute(context, policies, (state, _) => context.Precondition.Refusal(state.Exists, state.PoliciesVersion) ?? ClinicRules.SetPolicies(state, policies), View);

    public Task<Outcome<ClinicSettings>> DefineGroupType(CommandContext context, GroupType groupType, CancellationToken cancellationToken = default) =>
        Execute(
            context, groupType,
            (state, _) => context.Precondition.Refusal(state.GroupTypes.Any(type => type.Id == groupType.Id), state.GroupTypeVersions.GetValueOrDefault(groupType.Id)) ?? ClinicRules.DefineGroupType(state, groupType),
            View);

    public Task<Outcome<ClinicSettings>> DefinePayer(CommandContext context, Payer payer, CancellationToken cancellationToken = default) =>
        Execute(context, payer, (state, _) => ClinicRules.DefinePayer(state, payer), View);

    public Task<Outcome<ClinicSettings>> SetFee(CommandContext context, Fee fee, CancellationToken cancellationToken = default) =>
        Execute(context, fee, (state, _) => ClinicRules.SetFee(state, fee), View);

    public async Task<Outcome<ClinicSettings>> SetHoliday(CommandContext context, Holiday holiday, CancellationToken cancellationToken = default)
    {
        var rows = await _ledger.Rows(ReadTables.Groups, Key, [], limit: MostGroups, cancellationToken: cancellationToken);
        ImmutableArray<string> groups = [.. rows.Select(row => GroupKey.Parse(row.Key).Group)];
        return await Execute(context, holiday, (state, now) => ClinicRules.SetHoliday(state, holiday, groups, now), View);
    }

    public Task<Outcome<ClinicSettings>> RemoveHoliday(CommandContext context, DateOnly date, CancellationToken cancellationToken = default) =>
        Execute(context, new { Date = date }, (state, _) => ClinicRules.RemoveHoliday(state, date), View);

    public Task<ClinicSettings?> Settings(CancellationToken cancellationToken = default) => Task.FromResult(Committed.Exists ? View(Committed) : null);

    protected override IEnumerable<RowChange> Rows(ClinicState before, ClinicState after, ReadOnlyMemory<JournalEntry> entries) => [];

    protected override IEnumerable<Effect> Effects(ClinicState before, ClinicState after, ReadOnlyMemory<JournalEntry> entries) =>
        from entry in entries.ToArray()
        where entry.Event is HolidaySet
        let set = (HolidaySet)entry.Event
        from closed in set.Groups
        select Effect.To(GrainTypes.Group, new GroupKey(Key, closed).ToString(), new ClinicIsClosed(set.Holiday));

    protected override void OnCommitted(ClinicState committed) => cache.Publish(View(committed));

    private ClinicSettings View(ClinicState state) => state.Settings(Key);
}
