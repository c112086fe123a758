namespace GroupActors.Notes;

/// <summary>Something in a note's text that its author should look at before signing (S-11).</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Patient">Id of the other member.</param>
/// <param name="Percent">How much of the shorter text's wording stands in both, this text and the other member's note, in percent; null where a name is meant.</param>
/// <param name="Spans">Where it stands in the text, in order and apart from each other.</param>
[GenerateSerializer, Immutable, Alias("notes.flag")]
public sealed record NoteFlag(
    [property: Id(0)] NoteFlagKind Kind, [property: Id(1)] string Patient, [property: Id(2)] int? Percent, [property: Id(3)] ImmutableArray<TextSpan> Spans)
{
    /// <summary>Names the flag, for <see cref="SignNote.Seen"/>: its kind and the other member's id, such as <c>NearlySame:m2</c>.</summary>
    public string Id => $"{Kind}:{Patient}";
}
