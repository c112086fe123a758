namespace GroupActors.Facilitators;

/// <summary>What became of a request for time off (F-5).</summary>
public enum TimeOffState
{
    /// <summary>It waits for a coordinator or director.</summary>
    Requested,

    /// <summary>The dates are taken: no session may be assigned inside them (F-2).</summary>
    Approved,

    /// <summary>It was not granted. Final.</summary>
    Declined,

    /// <summary>The dates were given back. Final.</summary>
    Withdrawn,
}
