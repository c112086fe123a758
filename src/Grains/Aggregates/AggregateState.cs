namespace GroupActors.Aggregates;

/// <summary>What every aggregate's state has: how far its journal goes and which commands it has done lately.</summary>
[GenerateSerializer, Alias("aggregates.state")]
internal abstract record AggregateState
{
    /// <summary>Version of the newest journal entry; 0 for an aggregate that does not exist yet.</summary>
    [Id(0)] public long Version { get; init; }

    /// <summary>What it has done lately.</summary>
    [Id(1)] public DoneCommands Done { get; init; }

    /// <summary>Shape of the stored state; raised with every change that <see cref="Upcast"/> must know of.</summary>
    [Id(2)] public int Schema { get; init; }

    /// <summary>The commits that this state's activation has not stored yet. Not stored itself.</summary>
    [field: NonSerialized] public CommitLog? Log { get; init; }

    /// <summary>Whether the aggregate was ever created.</summary>
    public bool Exists => Version > 0;

    /// <summary>When the grain wants to be called next; a function of the state alone.</summary>
    public virtual DateTimeOffset? Deadline => null;

    /// <summary>This state in today's shape; states that older releases stored are brought up on activation.</summary>
    public virtual AggregateState Upcast() => this;
}
