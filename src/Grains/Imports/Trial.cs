namespace GroupActors.Imports;

/// <summary>A state on which the commands of a plan are tried one after the other, without anything happening.</summary>
internal sealed class Trial<TState>(TState? state, DateTimeOffset now) where TState : AggregateState<TState>, new()
{
    private static readonly Actor Nobody = Actor.System("trial");

    public TState State { get; private set; } = state ?? new();

    /// <summary>Takes what a rule decided on the state, and returns why it refused; null when it did not.</summary>
    public Refusal? Take(Decision decision)
    {
        if (decision.Refusal is { } refusal) return refusal;
        foreach (var happened in decision.Events) State = State.Apply(new JournalEntry(State.Version + 1, now, Nobody, null, null, null, happened));
        return null;
    }
}
