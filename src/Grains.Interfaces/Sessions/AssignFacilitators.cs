namespace GroupActors.Sessions;

/// <summary>Names facilitators to assign together, all or none (F-4).</summary>
[GenerateSerializer, Immutable, Alias("sessions.assign-facilitators")]
public sealed record AssignFacilitators([property: Id(0)] ImmutableArray<string> Facilitators);
