namespace GroupActors.Notes;

/// <summary>A part of a text, in UTF-16 code units.</summary>
[GenerateSerializer, Immutable, Alias("notes.span")]
public readonly record struct TextSpan([property: Id(0)] int Start, [property: Id(1)] int Length);
