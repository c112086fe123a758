using GroupActors.Bookings;
using GroupActors.Clinics;
using Orleans.Concurrency;

namespace GroupActors.Facilitators;

/// <summary>A facilitator.</summary>
[GrainType(GrainTypes.Facilitator), Reentrant]
internal sealed class FacilitatorGrain(
    [PersistentState("facilitator")] IPersistentState<FacilitatorState> storage, AggregateServices services, IClinicSettingsSource settings)
    : BookableGrain<FacilitatorState>(storage, services, settings), IFacilitatorGrain
{
    private FacilitatorKey FacilitatorKey => field ??= FacilitatorKey.Parse(Key);

    protected override string Clinic => FacilitatorKey.Clinic;

    public async Task<Outcome<FacilitatorView>> Register(CommandContext context, RegisterFacilitator command, CancellationToken cancellationToken = default)
    {
        if (await Settings.Get(Clinic) is not { } inForce) return Refusal.NotFound("clinic");
        return await Execute(context, command, (state, _) => FacilitatorRules.Register(state, command, inForce), View);
    }

    public Task<Outcome<FacilitatorView>> RecordCredential(CommandContext context, Credential credential, CancellationToken cancellationToken = default) =>
        Execute(context, credential, (state, _) => FacilitatorRules.RecordCredential(state, credential), View);

    public Task<FacilitatorView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(Committed.Exists ? View(Committed) : null);

    protected override Decision Reserve(FacilitatorState state, Reservation reservation, ClinicSettings settings, DateTimeOffset now) =>
        FacilitatorRules.Reserve(state, reservation, settings, now);

    protected override IEnumerable<RowChange> Rows(FacilitatorState before, FacilitatorState after, ReadOnlyMemory<JournalEntry> entries) =>
        FacilitatorRows.Changes(FacilitatorKey, before, after).Concat(BookingChanges(before, entries));

    private FacilitatorView View(FacilitatorState state) =>
        new(FacilitatorKey, state.Version, state.Name, state.Npi, state.Taxonomy, state.EnrolledPayers, state.Credentials, BookingViews.Of(state.Book));
}
