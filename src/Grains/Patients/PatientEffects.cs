namespace GroupActors.Patients;

/// <summary>What the groups of a patient must be told.</summary>
internal static class PatientEffects
{
    /// <summary>A payer that changed goes to every group; a group that the patient came into hears of the present one, which may have changed while they were enrolled.</summary>
    public static IEnumerable<Effect> Of(PatientState before, PatientState after, PatientKey key) =>
        from membership in after.Memberships
        where membership.IsLive && (after.PayerVersion > before.PayerVersion || !before.Memberships.Contains(membership))
        select Effect.To(GrainTypes.Group, membership.Group, new PayerOfMember(key.Patient, after.PayerVersion, after.Payer));
}
