namespace GroupActors.Aggregates;

/// <summary>The journal already holds a command that the state no longer remembers: the whole write was refused, and that one command had been done before.</summary>
/// <remarks>An <see cref="OrleansException"/>, for Orleans wraps every other exception of a storage provider.</remarks>
internal sealed class DuplicateCommandException(Guid commandId) : OrleansException("A command was already done.")
{
    public Guid CommandId { get; } = commandId;
}
