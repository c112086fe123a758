using GroupActors.Clinics;
using GroupActors.Facilitators;
using GroupActors.Rooms;
using GroupActors.Sessions;

namespace GroupActors.Bookings;

/// <summary>A clinic with one group type, and the shell's part of a command: decide, then fold.</summary>
internal static class BookingFixture
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A Monday.</summary>
    public static readonly DateOnly Monday = new(2026, 3, 2);

    public static readonly GrainId Owner = GrainId.Create(GrainTypes.Group, "riverside/dbt");

    public static ClinicSettings Settings { get; } = new(
        "riverside", 1, "Riverside", "America/New_York", null, new(),
        [
            new("dbt", "DBT skills", GroupComposition.PatientsOnly, GroupService.Psychotherapy, 90, 1, [new(["license"]), new(["dbt-training", "dbt-certificate"])], []),
            new("open", "Open", GroupComposition.PatientsOnly, GroupService.Psychotherapy, 90, 1, [], []),
        ],
        [new("northlake", "Northlake", PayerCategory.Commercial)], []);

    public static FacilitatorState Facilitator { get; } = Fold(new FacilitatorState(), new FacilitatorRegistered("Dana Reyes", null, null, []));

    public static RoomState Room { get; } = Fold(new RoomState(), new RoomDefined("Willow", 10, [], true));

    public static BookingSlot Slot(string group, DateOnly date, double hour = 10, double hours = 1)
    {
        var start = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero).AddHours(hour);
        return new(new SessionKey("riverside", group, date, 1), date, start, start.AddHours(hours));
    }

    public static Reservation Reservation(int operation, params BookingSlot[] slots) => new(Operation(operation), Owner, [.. slots], "open", 8);

    public static Guid Operation(int number) => new(number, 0, 0, new byte[8]);

    public static TState Fold<TState>(TState state, Decision decision, DateTimeOffset? at = null) where TState : AggregateState<TState>
    {
        decision.Refusal.ShouldBeNull();
        return Fold(state, decision.Events, at);
    }

    public static TState Fold<TState>(TState state, IDomainEvent happened) where TState : AggregateState<TState> => Fold(state, [happened], null);

    private static TState Fold<TState>(TState state, ImmutableArray<IDomainEvent> events, DateTimeOffset? at) where TState : AggregateState<TState>
    {
        foreach (var happened in events) state = state.Apply(new JournalEntry(state.Version + 1, at ?? Now, Actor.System("test"), null, null, null, happened));
        return state;
    }
}
