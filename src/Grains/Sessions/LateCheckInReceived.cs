namespace GroupActors.Sessions;

/// <summary>A device that was offline sent a check-in after close: a person decides on the amendment (S-4).</summary>
[JournalName("session.late-check-in-received")]
internal sealed record LateCheckInReceived(string Patient, DateTimeOffset ArrivedAt, CheckInSource Source, Modality Modality) : IDomainEvent;
