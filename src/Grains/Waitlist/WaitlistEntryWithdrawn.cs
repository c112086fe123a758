namespace GroupActors.Waitlist;

/// <summary>The entry was taken off the waitlist; the journal keeps the reason.</summary>
[JournalName("waitlist-entry.withdrawn")]
internal sealed record WaitlistEntryWithdrawn() : IDomainEvent;
