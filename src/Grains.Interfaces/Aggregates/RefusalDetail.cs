namespace GroupActors.Aggregates;

/// <summary>One of the reasons behind a refusal; a refusal lists all of them, not only the first (F-10).</summary>
/// <param name="Code">Machine-readable code of this reason.</param>
/// <param name="Message">A sentence a coordinator understands.</param>
/// <param name="Subject">What it is about: a field, a date, a session's key. Never a patient's name.</param>
[GenerateSerializer, Immutable, Alias("aggregates.refusal-detail")]
public sealed record RefusalDetail([property: Id(0)] string Code, [property: Id(1)] string Message, [property: Id(2)] string? Subject = null);
