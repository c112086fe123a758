namespace GroupActors.Claims;

/// <summary>The claim moved to another state (B-10).</summary>
/// <param name="Cause">Why, in the software's words; null where the entry's own reason says it.</param>
/// <param name="PayerControlNumber">The payer's number of the claim, where it became known.</param>
/// <param name="Paid">Dollars paid in all, where that changed.</param>
[JournalName("claim.moved")]
internal sealed record ClaimMoved(ClaimState To, string? Cause, string? PayerControlNumber = null, decimal? Paid = null) : IDomainEvent;
