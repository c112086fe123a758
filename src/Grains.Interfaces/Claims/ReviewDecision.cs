namespace GroupActors.Claims;

/// <summary>What a person decides on a claim in review.</summary>
public enum ReviewDecision
{
    /// <summary>Bill it.</summary>
    Approve,

    /// <summary>Look again: what stopped it may be settled by now, such as a missing fee.</summary>
    Recheck,

    /// <summary>Do not bill it: the claim is voided.</summary>
    Void,
}
