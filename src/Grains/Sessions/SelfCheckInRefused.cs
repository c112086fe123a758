namespace GroupActors.Sessions;

/// <summary>Somebody in the room tried to check in by themselves and did not prove who they are, or may not (P-3).</summary>
/// <param name="Admission">The phone that tried; in older entries the opening of the page.</param>
[JournalName("session.self-check-in-refused")]
internal sealed record SelfCheckInRefused(string Admission, string? Patient) : IDomainEvent;
