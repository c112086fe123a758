namespace GroupActors.Clinics;

/// <summary>The numbers behind the rules changed.</summary>
[JournalName("clinic.policies-set", 2)]
internal sealed record PoliciesSet(ClinicPolicies Policies) : IDomainEvent;
