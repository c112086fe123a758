namespace GroupActors.Clinics;

/// <summary>Who takes part in a group of a type.</summary>
public enum GroupComposition
{
    /// <summary>Patients only (90853).</summary>
    PatientsOnly,

    /// <summary>Several patients, each with their family (90849).</summary>
    MultipleFamily,
}
