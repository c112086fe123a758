namespace GroupActors.Sessions;

/// <summary>The session was planned without those who would lead it, for one of them is away then (F-5).</summary>
[JournalName("session.left-to-cover")]
internal sealed record LeftToCover(ImmutableArray<string> Facilitators) : IDomainEvent;
