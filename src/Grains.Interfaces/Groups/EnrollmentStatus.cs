namespace GroupActors.Groups;

/// <summary>The one status that an enrollment is in .</summary>
public enum EnrollmentStatus
{
    /// <summary>Takes part.</summary>
    Active,

    /// <summary>Away for a clinical reason; keeps the place, bills nothing.</summary>
    ClinicalHold,

    /// <summary>Away for an administrative reason; keeps the place, bills nothing.</summary>
    AdministrativeHold,

    /// <summary>Completed. Final.</summary>
    Graduated,

    /// <summary>Left or was removed. Final.</summary>
    Dropped,
}
