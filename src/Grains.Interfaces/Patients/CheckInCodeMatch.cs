namespace GroupActors.Patients;

/// <summary>What a code that somebody typed is to a patient (P-3).</summary>
public enum CheckInCodeMatch
{
    /// <summary>Somebody else's, or nobody's.</summary>
    None,

    /// <summary>It names the patient, and the rest of it is wrong.</summary>
    Named,

    /// <summary>It is theirs.</summary>
    Whole,
}
