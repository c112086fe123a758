using GroupActors.Bookings;
using GroupActors.Calendars;

namespace GroupActors.Rooms;

/// <summary>What a room offers, and its bookings.</summary>
[GenerateSerializer, Immutable, Alias("room.state")]
internal sealed record RoomState : AggregateState<RoomState>, IBookableState
{
    [Id(0)] public string Name { get; init; } = "";

    [Id(1)] public int Seats { get; init; }

    [Id(2)] public ImmutableArray<string> Equipment { get; init; } = [];

    [Id(3)] public bool IsAccessible { get; init; }

    [Id(4)] public BookingBook Book { get; init; } = new();

    [Id(20)] public CalendarSecret? Calendar { get; init; }

    /// <summary>The version at which what it offers was recorded last.</summary>
    [Id(21)] public long DefinitionVersion { get; init; }

    public override DateTimeOffset? Deadline => Book.Deadline;

    protected override RoomState On(JournalEntry entry) => entry.Event switch
    {
        RoomDefined e => this with { Name = e.Name, Seats = e.Seats, Equipment = e.Equipment, IsAccessible = e.IsAccessible, DefinitionVersion = entry.Version },
        CalendarShared or CalendarRevoked => this with { Calendar = CalendarRules.On(Calendar, entry) },
        _ => this with { Book = Book.On(entry) },
    };
}
