namespace GroupActors.Groups;

/// <summary>The date came from which a changed series is in force (F-10).</summary>
[JournalName("group.series-in-force")]
internal sealed record SeriesCameIntoForce(DateOnly From) : IDomainEvent;
