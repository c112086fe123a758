namespace GroupActors.Sessions;

/// <summary>Tells a session that its facilitator will be away. <paramref name="Operations"/> says which bookings are given up, so that a later one of the same facilitator stays.</summary>
/// <param name="TimeOff">Id of the facilitator's time off.</param>
[GenerateSerializer, Immutable, Alias("sessions.facilitator-away"), JournalName("sessions.facilitator-away")]
internal sealed record FacilitatorAway([property: Id(0)] string Facilitator, [property: Id(1)] string TimeOff, [property: Id(2)] ImmutableArray<Guid> Operations) : IEffectMessage;
