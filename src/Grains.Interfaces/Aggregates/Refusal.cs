namespace GroupActors.Aggregates;

/// <summary>An expected "no": nothing changed, and this says why.</summary>
/// <param name="Code">Machine-readable code, such as <c>group_full</c>.</param>
/// <param name="Message">A sentence a coordinator understands.</param>
/// <param name="Kind">What sort of refusal it is.</param>
[GenerateSerializer, Immutable, Alias("aggregates.refusal")]
public sealed record Refusal([property: Id(0)] string Code, [property: Id(1)] string Message, [property: Id(2)] RefusalKind Kind = RefusalKind.Rule)
{
    /// <summary>Every single reason, where there is more than one.</summary>
    [Id(3)] public ImmutableArray<RefusalDetail> Details { get; init; } = [];

    /// <summary>There is no such thing in the caller's scope.</summary>
    public static Refusal NotFound(string what) => new("not_found", $"There is no such {what}.", RefusalKind.NotFound);

    /// <summary>The input is malformed.</summary>
    public static Refusal Invalid(string field, string message) =>
        new("invalid_" + field, message, RefusalKind.Invalid) { Details = [new("invalid_" + field, message, field)] };

    /// <summary>The current state forbids it.</summary>
    public static Refusal Conflict(string code, string message) => new(code, message, RefusalKind.Conflict);
}
