namespace GroupActors.Groups;

/// <summary>One more session of a group, beside those of its weekly times: such as in the place of one that was cancelled. Whoever leads the series on that date leads it.</summary>
/// <param name="Date">Local date.</param>
/// <param name="Start">Local start.</param>
/// <param name="Minutes">Length in minutes, 10 to 480.</param>
/// <param name="Room">Id of the room; null for that of the series.</param>
[GenerateSerializer, Immutable, Alias("groups.add-session")]
public sealed record AddSession([property: Id(0)] DateOnly Date, [property: Id(1)] TimeOnly Start, [property: Id(2)] int Minutes, [property: Id(3)] string? Room = null);
