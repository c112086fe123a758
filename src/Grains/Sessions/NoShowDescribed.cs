namespace GroupActors.Sessions;

/// <summary>The brief note of a no-show says more, in its writer's words; null for no more any longer (S-10).</summary>
[JournalName("session.no-show-described")]
internal sealed record NoShowDescribed(string Patient, string? Text) : IDomainEvent;
