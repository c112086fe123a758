namespace GroupActors.Aggregates;

/// <summary>What the rules answer: a refusal, or the events that happen. No events means that the command asks for what is already so.</summary>
internal readonly record struct Decision(Refusal? Refusal, ImmutableArray<IDomainEvent> Events)
{
    public static Decision Nothing { get; } = new(null, []);

    public static Decision Of(params ReadOnlySpan<IDomainEvent> events) => new(null, [.. events]);

    public static Decision Of(IEnumerable<IDomainEvent> events) => new(null, [.. events]);

    public static implicit operator Decision(Refusal refusal) => new(refusal, []);
}
