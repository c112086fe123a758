namespace GroupActors.Census;

/// <summary>What needs a person, the most urgent first.</summary>
public enum CensusAlertKind
{
    /// <summary>A session has too few facilitators (F-6).</summary>
    Uncovered,

    /// <summary>A session is long over and not closed: unbilled money (S-1).</summary>
    Unconfirmed,

    /// <summary>Members are on administrative hold: fixable money .</summary>
    MoneyOnHold,

    /// <summary>A group is below its therapeutic minimum .</summary>
    BelowMinimum,

    /// <summary>A facilitator's credential expires, or has, and sessions ahead need it (F-3). The subject is the facilitator's key, the group's name the credential's code.</summary>
    CredentialExpires,

    /// <summary>A group will be below its therapeutic minimum when the members at risk are lost and the known graduations have come .</summary>
    HeadingBelowMinimum,
}
