using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace GroupActors.Cover;

/// <summary>Names a cover plan: clinic and the id of the absence that it covers, so that one absence has one plan.</summary>
[GenerateSerializer, Immutable, Alias("cover.plan-key"), JsonConverter(typeof(KeyJsonConverter<CoverPlanKey>))]
public sealed record CoverPlanKey([property: Id(0)] string Clinic, [property: Id(1)] string Plan) : IKey<CoverPlanKey>
{
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out CoverPlanKey? key)
    {
        key = KeyText.TrySplit(text, 2, out var segments) ? new(segments[0], segments[1]) : null;
        return key is not null;
    }

    /// <summary>Reads a key that is known to be well formed.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static CoverPlanKey Parse(string text)
    {
        if (!TryParse(text, out var key)) KeyText.Refuse("cover plan");
        return key;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Clinic}/{Plan}";
}
