namespace GroupActors.Rooms;

/// <summary>How many seats a group needs of its room (F-8).</summary>
internal sealed record SeatsOfGroup(string Group, int Seats);
