using System.Diagnostics.CodeAnalysis;

namespace GroupActors.Aggregates;

/// <summary>The answer to a command: a view of what is now durable, or a refusal. Faults are exceptions, refusals never.</summary>
/// <typeparam name="T">The view.</typeparam>
/// <param name="Value">The view. With a refusal it is the current state where that helps the caller (<c>version_conflict</c>), else null.</param>
/// <param name="Refusal">Why nothing changed; null when the command was done.</param>
[GenerateSerializer, Immutable, Alias("aggregates.outcome`1")]
public sealed record Outcome<T>([property: Id(0)] T? Value, [property: Id(1)] Refusal? Refusal) where T : class
{
    /// <summary>Whether the command was done.</summary>
    [MemberNotNullWhen(true, nameof(Value)), MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => Refusal is null;

    /// <summary>The answer of a command that was done.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>The answer of a command that was refused.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);
}
