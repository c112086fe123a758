namespace GroupActors.Sessions;

/// <summary>Names one member of the session's roster.</summary>
[GenerateSerializer, Immutable, Alias("sessions.member")]
public sealed record MemberOfSession([property: Id(0)] string Patient);
