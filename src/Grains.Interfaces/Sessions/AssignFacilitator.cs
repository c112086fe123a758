namespace GroupActors.Sessions;

/// <summary>Names a facilitator to assign or take off.</summary>
[GenerateSerializer, Immutable, Alias("sessions.assign-facilitator")]
public sealed record AssignFacilitator([property: Id(0)] string Facilitator);
