namespace GroupActors.Sessions;

/// <summary>The brief note of a no-show was written (S-10).</summary>
[JournalName("session.no-show-documented")]
internal sealed record NoShowDocumented(string Patient, Outreach Outreach) : IDomainEvent;
