namespace GroupActors.Sessions;

/// <summary>Closes a session.</summary>
/// <param name="Minutes">How long it lasted; null for its planned length, or what has passed of it (S-8).</param>
/// <param name="LedBy">Ids of the facilitators who ran it; null for those assigned (S-12).</param>
[GenerateSerializer, Immutable, Alias("sessions.close")]
public sealed record CloseSession([property: Id(0)] int? Minutes = null, [property: Id(1)] ImmutableArray<string>? LedBy = null);
