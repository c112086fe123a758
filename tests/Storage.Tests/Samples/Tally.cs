using System.Collections.Concurrent;
using Orleans.Concurrency;

namespace GroupActors.Storage.Samples;

[JournalName("test.tally-added")]
internal sealed record TallyAdded(long Amount, string? Tell, bool Awaited) : IDomainEvent;

[JournalName("test.tally-wake-set")]
internal sealed record TallyWakeSet(DateTimeOffset? At) : IDomainEvent;

[GenerateSerializer, Immutable, Alias("test.tally-told"), JournalName("test.tally-told")]
internal sealed record TallyTold([property: Id(0)] long Amount, [property: Id(1)] bool Awaited) : IEffectMessage;

/// <summary>The smallest aggregate that does all that aggregates do.</summary>
[GenerateSerializer, Immutable, Alias("test.tally-state")]
internal sealed record TallyState : AggregateState<TallyState>
{
    [Id(0)] public long Sum { get; init; }

    [Id(1)] public DateTimeOffset? Wake { get; init; }

    [Id(2)] public int Woken { get; init; }

    public override DateTimeOffset? Deadline => Wake;

    protected override TallyState On(JournalEntry entry) => entry.Event switch
    {
        TallyAdded added => this with { Sum = Sum + added.Amount },
        TallyWakeSet set => this with { Wake = set.At, Woken = set.At is null ? Woken + 1 : Woken },
        _ => this,
    };
}

[GenerateSerializer, Immutable, Alias("test.tally-view")]
internal sealed record TallyView([property: Id(0)] long Sum, [property: Id(1)] long Version, [property: Id(2)] int Woken);

[Alias("test.tally")]
internal interface ITallyGrain : IGrainWithStringKey
{
    [Alias("add")]
    Task<Outcome<TallyView>> Add(CommandContext context, long amount, string? tell = null, bool awaited = false);

    [Alias("take")]
    Task<Outcome<TallyView>> Take(CommandContext context, long amount);

    [Alias("wake")]
    Task<Outcome<TallyView>> Wake(CommandContext context, DateTimeOffset at);

    [Alias("get"), ReadOnly]
    Task<TallyView> Get();

    [Alias("go")]
    Task Go();
}

[GrainType("test-tally"), Reentrant]
internal sealed class TallyGrain([PersistentState("test-tally")] IPersistentState<TallyState> storage, AggregateServices services)
    : AggregateGrain<TallyState>(storage, services), ITallyGrain
{
    /// <summary>Keys of tallies that refuse what they are told, with how often they did.</summary>
    public static ConcurrentDictionary<string, int> Deaf { get; } = new();

    /// <summary>Keys of tallies whose deadline hangs, with what ends that.</summary>
    public static ConcurrentDictionary<string, Task> Hanging { get; } = new();

    public Task<Outcome<TallyView>> Add(CommandContext context, long amount, string? tell = null, bool awaited = false) =>
        Execute(context, new { amount, tell }, (_, _) => Decision.Of(new TallyAdded(amount, tell, awaited)), View);

    /// <summary>Refused when less is there: what capacity is to a group.</summary>
    public Task<Outcome<TallyView>> Take(CommandContext context, long amount) => Execute(
        context, new { amount },
        (state, _) => state.Sum < amount ? Refusal.Conflict("not_enough", "There is not that much.") : Decision.Of(new TallyAdded(-amount, null, false)), View);

    public Task<Outcome<TallyView>> Wake(CommandContext context, DateTimeOffset at) =>
        Execute(context, new { at }, (_, _) => Decision.Of(new TallyWakeSet(at)), View);

    public Task<TallyView> Get() => Task.FromResult(View(Committed));

    public Task Go()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override async Task Deadline(CancellationToken cancellationToken = default)
    {
        if (Hanging.TryGetValue(Key, out var until)) await until;
        await Execute(
            new(Guid.NewGuid(), Actor.System("clock")), "wake",
            (state, now) => state.Wake <= now ? Decision.Of(new TallyWakeSet(null)) : Decision.Nothing, View);
    }

    protected override async Task Handle(EffectEnvelope envelope, CommandContext context)
    {
        if (Deaf.ContainsKey(Key))
        {
            Deaf.AddOrUpdate(Key, 1, (_, count) => count + 1);
            throw new InvalidOperationException("Deaf by a test's wish.");
        }

        await Execute(context, envelope.Message, (_, _) => Decision.Of(new TallyAdded(((TallyTold)envelope.Message).Amount, null, false)), View);
    }

    protected override IEnumerable<RowChange> Rows(TallyState before, TallyState after, ReadOnlyMemory<JournalEntry> entries)
    {
        yield return RowChange.Upsert(ReadTables.Rooms, Key, Key.Split('/')[0], "tally", after.Sum);

        // A tally of nought has no such row: rows come and go.
        if (after.Sum == 0) yield return RowChange.Delete(ReadTables.Facilitators, Key, Key.Split('/')[0]);
        else yield return RowChange.Upsert(ReadTables.Facilitators, Key, Key.Split('/')[0], "tally", after.Sum > 0 ? "up" : "down");
    }

    protected override IEnumerable<Effect> Effects(TallyState before, TallyState after, ReadOnlyMemory<JournalEntry> entries)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries.Span[i].Event is TallyAdded { Tell: { } target } added)
            {
                yield return Effect.To("test-tally", target, new TallyTold(added.Amount, added.Awaited));
            }
        }
    }

    protected override bool AwaitsDelivery(Effect effect) => effect.Message is TallyTold { Awaited: true };

    private static TallyView View(TallyState state) => new(state.Sum, state.Version, state.Woken);
}
