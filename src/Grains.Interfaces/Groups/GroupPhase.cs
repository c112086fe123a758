namespace GroupActors.Groups;

/// <summary>Where a group is in its life .</summary>
public enum GroupPhase
{
    /// <summary>Members are being found; no series yet.</summary>
    Forming,

    /// <summary>Sessions are held.</summary>
    Running,

    /// <summary>Over.</summary>
    Ended,
}
