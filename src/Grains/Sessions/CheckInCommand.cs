namespace GroupActors.Sessions;

/// <summary>Which command checked a member in last.</summary>
[GenerateSerializer, Immutable, Alias("session.check-in-command")]
internal sealed record CheckInCommand([property: Id(0)] string Patient, [property: Id(1)] Guid Command);
