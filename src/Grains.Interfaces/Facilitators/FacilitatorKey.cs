using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace GroupActors.Facilitators;

/// <summary>Names a facilitator: clinic and id.</summary>
[GenerateSerializer, Immutable, Alias("facilitators.key"), JsonConverter(typeof(KeyJsonConverter<FacilitatorKey>))]
public sealed record FacilitatorKey([property: Id(0)] string Clinic, [property: Id(1)] string Facilitator) : IKey<FacilitatorKey>
{
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out FacilitatorKey? key)
    {
        key = KeyText.TrySplit(text, 2, out var segments) ? new(segments[0], segments[1]) : null;
        return key is not null;
    }

    /// <summary>Reads a key that is known to be well formed.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static FacilitatorKey Parse(string text)
    {
        if (!TryParse(text, out var key)) KeyText.Refuse("facilitator");
        return key;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Clinic}/{Facilitator}";
}
