namespace GroupActors.Waitlist;

/// <summary>The entry was added or changed.</summary>
[JournalName("waitlist-entry.put")]
internal sealed record WaitlistEntryPut(PutWaitlistEntry Entry) : IDomainEvent;
