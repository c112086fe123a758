namespace GroupActors.Aggregates;

/// <summary>The journal already holds a command that the state no longer remembers: the whole write was refused, and that one command had been done before.</summary>
internal sealed class DuplicateCommandException(Guid commandId) : Exception("A command was already done.")
{
    public Guid CommandId { get; } = commandId;
}
