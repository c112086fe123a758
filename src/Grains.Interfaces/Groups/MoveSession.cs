using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>Moves one session of the series (F-10). It keeps its key.</summary>
/// <param name="Session">The session.</param>
/// <param name="Date">New local date.</param>
/// <param name="Start">New local start.</param>
/// <param name="Minutes">Length in minutes, 10 to 480; null for as long as planned.</param>
/// <param name="Room">Id of another room; null for the same.</param>
[GenerateSerializer, Immutable, Alias("groups.move-session")]
public sealed record MoveSession(
    [property: Id(0)] SessionKey Session, [property: Id(1)] DateOnly Date, [property: Id(2)] TimeOnly Start, [property: Id(3)] int? Minutes = null, [property: Id(4)] string? Room = null);
