namespace GroupActors.Aggregates;

/// <summary>What comes with every command besides its content: its identity, who gave it and why (R-13, P-2).</summary>
/// <param name="CommandId">Names this command for good: a repeat with the same id changes nothing and gets the first answer.</param>
/// <param name="Actor">Who gave it.</param>
/// <param name="Reason">Why, in the actor's words; kept in the journal.</param>
/// <param name="Origin">From where it came, such as <c>web</c>, <c>import</c> or the device's kind.</param>
[GenerateSerializer, Immutable, Alias("aggregates.command-context")]
public sealed record CommandContext([property: Id(0)] Guid CommandId, [property: Id(1)] Actor Actor, [property: Id(2)] string? Reason = null, [property: Id(3)] string? Origin = null)
{
    /// <summary>Longest reason that is taken; a longer one is refused with <c>invalid_reason</c>.</summary>
    public const int LongestReason = 1000;

    /// <summary>What the command was decided on, for commands that define a whole object; null where nothing is asked for.</summary>
    [Id(4)] public Precondition? Precondition { get; init; }
}
