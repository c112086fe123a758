namespace GroupActors.Sessions;

/// <summary>From where a check-in came (S-4).</summary>
public enum CheckInSource
{
    /// <summary>A facilitator's device.</summary>
    Facilitator,

    /// <summary>A coordinator.</summary>
    Coordinator,

    /// <summary>The patient's own device.</summary>
    Patient,

    /// <summary>An import of past attendance.</summary>
    Import,
}
