namespace GroupActors.Claims;

/// <summary>The session said, as of its version, what is billable; null when nothing is.</summary>
[JournalName("claim.service-decided")]
internal sealed record ServiceDecided(long SessionVersion, BillableService? Service) : IDomainEvent;
