using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace GroupActors.Groups;

/// <summary>Names a group: clinic and id.</summary>
[GenerateSerializer, Immutable, Alias("groups.key"), JsonConverter(typeof(KeyJsonConverter<GroupKey>))]
public sealed record GroupKey([property: Id(0)] string Clinic, [property: Id(1)] string Group) : IKey<GroupKey>
{
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out GroupKey? key)
    {
        key = KeyText.TrySplit(text, 2, out var segments) ? new(segments[0], segments[1]) : null;
        return key is not null;
    }

    /// <summary>Reads a key that is known to be well formed.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static GroupKey Parse(string text)
    {
        if (!TryParse(text, out var key)) KeyText.Refuse("group");
        return key;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Clinic}/{Group}";
}
