namespace GroupActors.Sessions;

/// <summary>Names one member of the session's roster.</summary>
/// <param name="Patient">The patient's id in the clinic.</param>
/// <param name="Elapsed">Where a check-in is taken back: time since that happened, from a device that was offline; null for now (S-4).</param>
[GenerateSerializer, Immutable, Alias("sessions.member")]
public sealed record MemberOfSession([property: Id(0)] string Patient, [property: Id(1)] TimeSpan? Elapsed = null);
