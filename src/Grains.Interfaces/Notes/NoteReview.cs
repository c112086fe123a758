namespace GroupActors.Notes;

/// <summary>What a text would be told about if it were signed as the note of its member (S-11). It holds no other member's words.</summary>
/// <param name="Text">The text that was looked at.</param>
/// <param name="Flags">What there is to look at; empty for nothing.</param>
[GenerateSerializer, Immutable, Alias("notes.review")]
public sealed record NoteReview([property: Id(0)] string Text, [property: Id(1)] ImmutableArray<NoteFlag> Flags);
