using GroupActors.Bookings;
using GroupActors.Clinics;
using Orleans.Concurrency;

namespace GroupActors.Rooms;

/// <summary>A room.</summary>
[GrainType(GrainTypes.Room), Reentrant]
internal sealed class RoomGrain([PersistentState("room")] IPersistentState<RoomState> storage, AggregateServices services, IClinicSettingsSource settings)
    : BookableGrain<RoomState>(storage, services, settings), IRoomGrain, IRoomSeats
{
    /// <summary>Seats of the changes that are being decided.</summary>
    private readonly List<int> _wanted = [];

    private RoomKey RoomKey => field ??= RoomKey.Parse(Key);

    protected override string Clinic => RoomKey.Clinic;

    public async Task<Outcome<RoomView>> Define(CommandContext context, DefineRoom command, CancellationToken cancellationToken = default)
    {
        if (await Settings.Get(Clinic) is null) return Refusal.NotFound("clinic");
        _wanted.Add(command.Seats);
        try
        {
            var needs = command.Seats < Current.Seats ? await SeatsNeeded() : [];
            return await Execute(context, command, (state, _) => context.Precondition.Refusal(state.Exists, state.DefinitionVersion) ?? RoomRules.Define(state, command, needs), View);
        }
        finally
        {
            _wanted.Remove(command.Seats);
        }
    }

    public Task<int> SeatsOffered(CancellationToken cancellationToken = default) => Task.FromResult(Offered(Current));

    public Task<RoomView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(Committed.Exists ? View(Committed) : null);

    protected override string NameOf(RoomState state) => state.Name;

    protected override Decision Reserve(RoomState state, Reservation reservation, ClinicSettings settings, DateTimeOffset now) =>
        RoomRules.Reserve(state, reservation, Offered(state), settings, now);

    protected override IEnumerable<RowChange> Rows(RoomState before, RoomState after, ReadOnlyMemory<JournalEntry> entries) =>
        RoomRows.Changes(RoomKey, before, after).Concat(BookingChanges(before, entries));

    private int Offered(RoomState state) => _wanted.Append(state.Seats).Min();

    private async Task<ImmutableArray<SeatsOfGroup>> SeatsNeeded()
    {
        var groups = RoomRules.GroupsAhead(Current, Time.GetUtcNow());
        var seats = await Task.WhenAll(groups.Select(group => GrainFactory.At<ISeatedGroup>(GrainId.Create(GrainTypes.Group, group.ToString())).SeatsNeeded()));
        return [.. groups.Zip(seats, (group, needed) => new SeatsOfGroup(group.Group, needed))];
    }

    private RoomView View(RoomState state) =>
        new(RoomKey, state.Version, state.Name, state.Seats, state.Equipment, state.IsAccessible, BookingViews.Of(state.Book)) { DefinitionVersion = state.DefinitionVersion };
}
