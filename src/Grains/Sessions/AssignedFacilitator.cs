namespace GroupActors.Sessions;

/// <summary>A facilitator of a session.</summary>
/// <param name="Operation">The operation that booked them; null where nothing is booked.</param>
/// <param name="IsCover">Whether they cover for another: the group is not their own (F-7).</param>
[GenerateSerializer, Immutable, Alias("session.assigned-facilitator")]
internal sealed record AssignedFacilitator([property: Id(0)] string Id, [property: Id(1)] Guid? Operation, [property: Id(2)] bool IsCover = false);
