namespace GroupActors.Claims;

/// <summary>The claim came to be (B-1).</summary>
[JournalName("claim.issued")]
internal sealed record ClaimIssued(BillableService Service, ClaimPrice Price, ClaimState State) : IDomainEvent;
