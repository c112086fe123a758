namespace GroupActors.Sessions;

/// <summary>A member proved who they are: the opening of the page is used up (P-3).</summary>
[JournalName("session.self-check-in-done")]
internal sealed record SelfCheckInDone(string Admission, string Patient) : IDomainEvent;
