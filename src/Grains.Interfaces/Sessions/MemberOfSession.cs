namespace GroupActors.Sessions;

/// <summary>Names one member of the session's roster.</summary>
/// <param name="Patient">The patient's id in the clinic.</param>
/// <param name="CheckIn">Where a check-in is taken back, which one: the command that recorded it, as a device that was offline knew of it. Null for whatever is recorded now (S-4).</param>
[GenerateSerializer, Immutable, Alias("sessions.member")]
public sealed record MemberOfSession([property: Id(0)] string Patient, [property: Id(2)] Guid? CheckIn = null);
