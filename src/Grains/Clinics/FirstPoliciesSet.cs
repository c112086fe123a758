namespace GroupActors.Clinics;

/// <summary>The numbers behind the rules changed: as it was written while there were fewer of them.</summary>
[JournalName("clinic.policies-set")]
internal sealed record FirstPoliciesSet(FirstPolicies Policies) : IDomainEvent;
