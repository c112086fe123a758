using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace GroupActors.Waitlist;

/// <summary>Names a waitlist entry: clinic and id.</summary>
[GenerateSerializer, Immutable, Alias("waitlist.entry-key"), JsonConverter(typeof(KeyJsonConverter<WaitlistEntryKey>))]
public sealed record WaitlistEntryKey([property: Id(0)] string Clinic, [property: Id(1)] string Entry) : IKey<WaitlistEntryKey>
{
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out WaitlistEntryKey? key)
    {
        key = KeyText.TrySplit(text, 2, out var segments) ? new(segments[0], segments[1]) : null;
        return key is not null;
    }

    /// <summary>Reads a key that is known to be well formed.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static WaitlistEntryKey Parse(string text)
    {
        if (!TryParse(text, out var key)) KeyText.Refuse("waitlist entry");
        return key;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Clinic}/{Entry}";
}
