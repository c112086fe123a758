using GroupActors.Bookings;
using GroupActors.Clinics;
using Orleans.Concurrency;

namespace GroupActors.Rooms;

/// <summary>A room.</summary>
[GrainType(GrainTypes.Room), Reentrant]
internal sealed class RoomGrain([PersistentState("room")] IPersistentState<RoomState> storage, AggregateServices services, IClinicSettingsSource settings)
    : BookableGrain<RoomState>(storage, services, settings), IRoomGrain
{
    private RoomKey RoomKey => field ??= RoomKey.Parse(Key);

    protected override string Clinic => RoomKey.Clinic;

    public async Task<Outcome<RoomView>> Define(CommandContext context, DefineRoom command, CancellationToken cancellationToken = default)
    {
        if (await Settings.Get(Clinic) is null) return Refusal.NotFound("clinic");
        return await Execute(context, command, (state, _) => RoomRules.Define(state, command), View);
    }

    public Task<RoomView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(Committed.Exists ? View(Committed) : null);

    protected override Decision Reserve(RoomState state, Reservation reservation, ClinicSettings settings, DateTimeOffset now) =>
        RoomRules.Reserve(state, reservation, settings, now);

    protected override IEnumerable<RowChange> Rows(RoomState before, RoomState after, ReadOnlyMemory<JournalEntry> entries) =>
        RoomRows.Changes(RoomKey, before, after).Concat(BookingChanges(before, entries));

    private RoomView View(RoomState state) =>
        new(RoomKey, state.Version, state.Name, state.Seats, state.Equipment, state.IsAccessible, BookingViews.Of(state.Book));
}
