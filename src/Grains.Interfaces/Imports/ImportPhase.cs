namespace GroupActors.Imports;

/// <summary>Where an import is in its life.</summary>
public enum ImportPhase
{
    /// <summary>The files are being checked.</summary>
    Checking,

    /// <summary>Something is wrong; nothing was changed. Final.</summary>
    Refused,

    /// <summary>A dry run found nothing wrong; nothing was changed. It can be started for real.</summary>
    Passed,

    /// <summary>The plan is committed and is being carried out.</summary>
    Applying,

    /// <summary>Carried out. Final.</summary>
    Done,

    /// <summary>A step was refused, because the clinic had changed since the check: what is wrong stands in the problems, and the run can be resumed when it is put right.</summary>
    NeedsAttention,
}
