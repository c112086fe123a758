namespace GroupActors.Facilitators;

/// <summary>What the operation took is cover for another's group (F-6, F-7).</summary>
[JournalName("facilitator.cover-reserved")]
internal sealed record CoverReserved(Guid Operation) : IDomainEvent;
