using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using GroupActors.Sessions;

namespace GroupActors.Claims;

/// <summary>Names a claim: session, patient and correction number, so that no retry can make two (B-1). The first claim of an attendance is correction 1.</summary>
[GenerateSerializer, Immutable, Alias("claims.key"), JsonConverter(typeof(KeyJsonConverter<ClaimKey>))]
public sealed record ClaimKey([property: Id(0)] SessionKey Session, [property: Id(1)] string Patient, [property: Id(2)] int Correction) : IKey<ClaimKey>
{
    /// <summary>The claim that follows when this one is voided and issued anew.</summary>
    public ClaimKey Next() => this with { Correction = Correction + 1 };

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ClaimKey? key)
    {
        key = KeyText.TrySplit(text, 6, out var segments)
            && SessionKey.FromSegments(segments.AsSpan(0, 4)) is { } session
            && int.TryParse(segments[5], NumberStyles.None, CultureInfo.InvariantCulture, out var correction) && correction >= 1 && segments[5][0] != '0'
                ? new(session, segments[4], correction)
                : null;
        return key is not null;
    }

    /// <summary>Reads a key that is known to be well formed.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static ClaimKey Parse(string text)
    {
        if (!TryParse(text, out var key)) KeyText.Refuse("claim");
        return key;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Session}/{Patient}/{Correction}");
}
