namespace GroupActors.Claims;

/// <summary>The next correction takes over: what is decided from now on is handed on to it.</summary>
[JournalName("claim.succeeded")]
internal sealed record ClaimSucceeded : IDomainEvent;
