namespace GroupActors.Sessions;

/// <summary>A facilitator who is being booked: committed before they are asked, so that a crash leaves nothing dangling.</summary>
[GenerateSerializer, Immutable, Alias("session.pending-assignment")]
internal sealed record PendingAssignment([property: Id(0)] Guid Operation, [property: Id(1)] string Facilitator, [property: Id(2)] DateTimeOffset At);
