namespace GroupActors.Facilitators;

/// <summary>A credential was added, or replaced the one of its code and number.</summary>
[JournalName("facilitator.credential-recorded")]
internal sealed record CredentialRecorded(Credential Credential) : IDomainEvent;
