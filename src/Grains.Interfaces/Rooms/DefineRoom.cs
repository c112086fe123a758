namespace GroupActors.Rooms;

/// <summary>What a room offers.</summary>
/// <param name="Name">Name as staff know it.</param>
/// <param name="Seats">Seats, 1 to 500.</param>
/// <param name="Equipment">Equipment, in the clinic's words.</param>
/// <param name="IsAccessible">Whether it can be reached and used with a wheelchair.</param>
[GenerateSerializer, Immutable, Alias("rooms.define-room")]
public sealed record DefineRoom([property: Id(0)] string Name, [property: Id(1)] int Seats, [property: Id(2)] ImmutableArray<string> Equipment, [property: Id(3)] bool IsAccessible);
