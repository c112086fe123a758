using GroupActors.Facilitators;

namespace GroupActors.Rooms;

/// <summary>A room.</summary>
/// <param name="Key">The room.</param>
/// <param name="Version">Raised by every change.</param>
/// <param name="Name">Name as staff know it.</param>
/// <param name="Seats">Seats.</param>
/// <param name="Equipment">Equipment.</param>
/// <param name="IsAccessible">Whether it can be reached and used with a wheelchair.</param>
/// <param name="Bookings">Bookings ahead and 5 weeks back, by start.</param>
[GenerateSerializer, Immutable, Alias("rooms.room-view")]
public sealed record RoomView(
    [property: Id(0)] RoomKey Key,
    [property: Id(1)] long Version,
    [property: Id(2)] string Name,
    [property: Id(3)] int Seats,
    [property: Id(4)] ImmutableArray<string> Equipment,
    [property: Id(5)] bool IsAccessible,
    [property: Id(6)] ImmutableArray<BookingView> Bookings)
{
    /// <summary>The version at which what it offers was recorded last: the ETag of an edit of it .</summary>
    [Id(7)] public long DefinitionVersion { get; init; }
}
