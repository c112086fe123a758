namespace GroupActors.Claims;

/// <summary>Code, money or what stops the claim were settled anew.</summary>
[JournalName("claim.priced")]
internal sealed record ClaimPriced(ClaimPrice Price) : IDomainEvent;
