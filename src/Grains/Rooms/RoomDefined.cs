namespace GroupActors.Rooms;

/// <summary>What the room offers was set.</summary>
[JournalName("room.defined")]
internal sealed record RoomDefined(string Name, int Seats, ImmutableArray<string> Equipment, bool IsAccessible) : IDomainEvent;
