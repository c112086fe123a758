namespace GroupActors.Tasks;

/// <summary>A task's state. It exists before the task is opened where its withdrawal was heard of first.</summary>
[GenerateSerializer, Immutable, Alias("task.state")]
internal sealed record TaskRecord : AggregateState<TaskRecord>
{
    /// <summary>The sender's version that the task is as of.</summary>
    [Id(0)] public long SenderVersion { get; init; }

    /// <summary>Null until it is opened.</summary>
    [Id(1)] public TaskContent? Content { get; init; }

    /// <summary>Dollars at stake.</summary>
    [Id(2)] public decimal? Amount { get; init; }

    [Id(3)] public DateTimeOffset OpenedAt { get; init; }

    /// <summary>How it ended; null while open.</summary>
    [Id(4)] public TaskOutcome? Outcome { get; init; }

    /// <summary>Whether what it is about is so still; a settled task keeps how it ended when that goes away.</summary>
    [Id(5)] public bool IsNeeded { get; init; }

    protected override TaskRecord On(JournalEntry entry) => entry.Event switch
    {
        TaskOpened opened => this with { SenderVersion = opened.SenderVersion, Content = opened.Content, Amount = opened.Amount, OpenedAt = entry.At, Outcome = null, IsNeeded = true },
        TaskChanged changed => this with { SenderVersion = changed.SenderVersion, Content = changed.Content, Amount = changed.Amount, IsNeeded = true },
        TaskWithdrawn withdrawn => this with
        {
            SenderVersion = withdrawn.SenderVersion,
            Outcome = Content is null ? null : Outcome ?? TaskOutcome.Withdrawn,
            IsNeeded = false,
        },
        TaskFulfilled fulfilled => this with { SenderVersion = fulfilled.SenderVersion, Outcome = Content is null ? null : Outcome ?? TaskOutcome.Done },
        TaskSettled settled => this with { Outcome = settled.Outcome },
        _ => this,
    };
}
