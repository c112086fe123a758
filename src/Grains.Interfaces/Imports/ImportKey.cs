using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace GroupActors.Imports;

/// <summary>Names one run of an import: clinic and id.</summary>
[GenerateSerializer, Immutable, Alias("imports.key"), JsonConverter(typeof(KeyJsonConverter<ImportKey>))]
public sealed record ImportKey([property: Id(0)] string Clinic, [property: Id(1)] string Import) : IKey<ImportKey>
{
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ImportKey? key)
    {
        key = KeyText.TrySplit(text, 2, out var segments) ? new(segments[0], segments[1]) : null;
        return key is not null;
    }

    /// <summary>Reads a key that is known to be well formed.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static ImportKey Parse(string text)
    {
        if (!TryParse(text, out var key)) KeyText.Refuse("import");
        return key;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Clinic}/{Import}";
}
