namespace GroupActors.Sessions;

/// <summary>The device that sent a check-in after close took it back itself: there is nothing to decide (S-4).</summary>
[JournalName("session.late-check-in-taken-back")]
internal sealed record LateCheckInTakenBack(string Patient) : IDomainEvent;
