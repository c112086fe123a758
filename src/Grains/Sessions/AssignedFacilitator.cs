namespace GroupActors.Sessions;

/// <summary>A facilitator of a session.</summary>
/// <param name="Operation">The operation that booked them; null where nothing is booked.</param>
[GenerateSerializer, Immutable, Alias("session.assigned-facilitator")]
internal sealed record AssignedFacilitator([property: Id(0)] string Id, [property: Id(1)] Guid? Operation);
