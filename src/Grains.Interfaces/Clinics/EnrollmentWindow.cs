namespace GroupActors.Clinics;

/// <summary>When members may join a group of a type .</summary>
public enum EnrollmentWindow
{
    /// <summary>At any time.</summary>
    Always,

    /// <summary>Until the first session starts.</summary>
    BeforeFirstSession,

    /// <summary>At the start of a module: from the last session of the one before it until its first begins.</summary>
    ModuleStarts,
}
