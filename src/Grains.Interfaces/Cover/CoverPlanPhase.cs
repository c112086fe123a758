namespace GroupActors.Cover;

/// <summary>Where a cover plan is.</summary>
public enum CoverPlanPhase
{
    /// <summary>The proposal is being made.</summary>
    Solving,

    /// <summary>The proposal is there, to be accepted in one go or one by one.</summary>
    Proposed,

    /// <summary>The absence was withdrawn. Final.</summary>
    Withdrawn,

    /// <summary>The search broke off; looking again begins another.</summary>
    Failed,
}
