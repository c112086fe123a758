namespace GroupActors.Sessions;

/// <summary>The facilitator whom the operation assigned covers for another: the group is not their own (F-7).</summary>
[JournalName("session.cover-given")]
internal sealed record CoverGiven(Guid Operation, string Facilitator) : IDomainEvent;
