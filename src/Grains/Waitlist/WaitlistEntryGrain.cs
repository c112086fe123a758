using GroupActors.Census;
using GroupActors.Clinics;
using GroupActors.Patients;
using Orleans.Concurrency;

namespace GroupActors.Waitlist;

/// <summary>A waitlist entry.</summary>
[GrainType(GrainTypes.WaitlistEntry), Reentrant]
internal sealed class WaitlistEntryGrain(
    [PersistentState("waitlist-entry")] IPersistentState<WaitlistEntryState> storage, AggregateServices services, IClinicSettingsSource settings, CensusOutlet census)
    : AggregateGrain<WaitlistEntryState>(storage, services), IWaitlistEntryGrain
{
    private WaitlistEntryKey EntryKey => field ??= WaitlistEntryKey.Parse(Key);

    public async Task<Outcome<WaitlistEntryView>> Put(CommandContext context, PutWaitlistEntry command, CancellationToken cancellationToken = default)
    {
        if (await settings.Get(EntryKey.Clinic) is not { } inForce) return Refusal.NotFound("clinic");
        if (!PatientKey.TryParse($"{EntryKey.Clinic}/{command.Patient}", out var patient) || await GrainFactory.Patient(patient).Get(cancellationToken) is null)
        {
            return new Refusal("unknown_patient", "The clinic has no patient of this id.");
        }

        var zone = new ClinicZone(inForce.TimeZone);
        return await Execute(context, command, (state, now) => WaitlistEntryRules.Put(state, command, inForce, zone.Date(now)), View);
    }

    public Task<Outcome<WaitlistEntryView>> Withdraw(CommandContext context, CancellationToken cancellationToken = default) =>
        Execute(context, "withdraw", (state, _) => WaitlistEntryRules.Withdraw(state, context.Reason), View);

    public Task<WaitlistEntryView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(Committed.Exists ? View(Committed) : null);

    protected override IEnumerable<RowChange> Rows(WaitlistEntryState before, WaitlistEntryState after, ReadOnlyMemory<JournalEntry> entries) =>
        WaitlistRows.Changes(EntryKey, after);

    protected override void OnCommitted(WaitlistEntryState committed) => census.TellWaitlistChanged(EntryKey.Clinic);

    private WaitlistEntryView View(WaitlistEntryState state) => new(EntryKey, state.Version, state.IsWaiting, state.Entry!);
}
