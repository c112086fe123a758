using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace GroupActors.Clinics;

/// <summary>
/// Names a clinic, the tenant: <c>riverside</c>. Not of hexadecimal digits alone: Orleans stores such a key as a number, so that <c>cafe</c> and <c>Cafe</c>, or <c>10</c> and <c>010</c>, would be one clinic.
/// </summary>
[GenerateSerializer, Immutable, Alias("clinics.key"), JsonConverter(typeof(KeyJsonConverter<ClinicKey>))]
public sealed record ClinicKey([property: Id(0)] string Clinic) : IKey<ClinicKey>
{
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ClinicKey? key)
    {
        key = KeyText.TrySplit(text, 1, out var segments) && !segments[0].All(char.IsAsciiHexDigit) ? new(segments[0]) : null;
        return key is not null;
    }

    /// <summary>Reads a key that is known to be well formed.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static ClinicKey Parse(string text)
    {
        if (!TryParse(text, out var key)) KeyText.Refuse("clinic");
        return key;
    }

    /// <inheritdoc/>
    public override string ToString() => Clinic;
}
