namespace GroupActors.Sessions;

/// <summary>A plan of the group arrived after a newer one: it never held, and what it had booked is given back (F-9).</summary>
[JournalName("session.plan-overtaken")]
internal sealed record PlanOvertaken(ImmutableArray<string> Facilitators, string? Room, Guid Operation) : IDomainEvent;
