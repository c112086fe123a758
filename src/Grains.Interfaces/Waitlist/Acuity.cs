namespace GroupActors.Waitlist;

/// <summary>How urgent care is (W-1).</summary>
public enum Acuity
{
    /// <summary>Low.</summary>
    Low,

    /// <summary>Moderate.</summary>
    Moderate,

    /// <summary>High.</summary>
    High,
}
