using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using GroupActors.Sessions;

namespace GroupActors.Notes;

/// <summary>Names the progress note of one member for one session.</summary>
[GenerateSerializer, Immutable, Alias("notes.key"), JsonConverter(typeof(KeyJsonConverter<NoteKey>))]
public sealed record NoteKey([property: Id(0)] SessionKey Session, [property: Id(1)] string Patient) : IKey<NoteKey>
{
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NoteKey? key)
    {
        key = KeyText.TrySplit(text, 5, out var segments) && SessionKey.FromSegments(segments.AsSpan(0, 4)) is { } session ? new(session, segments[4]) : null;
        return key is not null;
    }

    /// <summary>Reads a key that is known to be well formed.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static NoteKey Parse(string text)
    {
        if (!TryParse(text, out var key)) KeyText.Refuse("note");
        return key;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Session}/{Patient}";
}
