namespace GroupActors.Aggregates;

/// <summary>
/// A commit could not be confirmed, so whether the command was done is unknown. Give it again with the same <see cref="CommandContext.CommandId"/>:
/// if it had been done, the first answer comes back.
/// </summary>
[GenerateSerializer, Alias("aggregates.commit-failed")]
public sealed class CommitFailedException : OrleansException
{
    /// <summary>Creates the exception with a message that names no patient.</summary>
    public CommitFailedException(string message) : base(message) { }

    /// <summary>Creates the exception with a default message.</summary>
    public CommitFailedException() : this("The change could not be confirmed.") { }

    /// <summary>Creates the exception with its cause, which stays on this process: database exceptions do not travel.</summary>
    public CommitFailedException(string message, Exception innerException) : base(message, innerException) { }
}
