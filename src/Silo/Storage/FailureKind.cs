namespace GroupActors.Storage;

/// <summary>What a failed commit means for the rest of its batch.</summary>
internal enum FailureKind
{
    /// <summary>Some write of the batch cannot be stored: the others can, without it.</summary>
    Poisoned,

    /// <summary>The connection is gone, so whether the commit happened is unknown.</summary>
    ConnectionLost,

    /// <summary>Nothing can be stored for now, such as with a full disk.</summary>
    Unavailable,
}
