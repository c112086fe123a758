namespace GroupActors.Claims;

/// <summary>The note of the service was signed.</summary>
[JournalName("claim.note-signed")]
internal sealed record ClaimNoteSigned : IDomainEvent;
