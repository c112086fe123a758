namespace GroupActors.Sessions;

/// <summary>What came of an assignment that was refused, for its repeat gets the first answer.</summary>
[GenerateSerializer, Immutable, Alias("session.refused-assignment")]
internal sealed record RefusedAssignment([property: Id(0)] Guid Operation, [property: Id(1)] Refusal Refusal);
