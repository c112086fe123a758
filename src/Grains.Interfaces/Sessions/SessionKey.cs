using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using GroupActors.Groups;

namespace GroupActors.Sessions;

/// <summary>Names a session: its group, the local date it was first planned for, and the slot. It keeps its key when it is moved.</summary>
[GenerateSerializer, Immutable, Alias("sessions.key"), JsonConverter(typeof(KeyJsonConverter<SessionKey>))]
public sealed record SessionKey([property: Id(0)] string Clinic, [property: Id(1)] string Group, [property: Id(2)] DateOnly Date, [property: Id(3)] int Slot) : IKey<SessionKey>
{
    /// <summary>Largest slot number.</summary>
    public const int MaxSlot = 99;

    /// <summary>Largest number of a weekly slot; those above it are sessions that were added by themselves.</summary>
    public const int MaxWeeklySlot = 89;

    /// <summary>Whether the session was added beside the weekly ones.</summary>
    [JsonIgnore] public bool IsExtra => Slot > MaxWeeklySlot;

    /// <summary>The group it belongs to.</summary>
    [JsonIgnore] public GroupKey GroupKey => new(Clinic, Group);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SessionKey? key)
    {
        key = KeyText.TrySplit(text, 4, out var segments) ? FromSegments(segments) : null;
        return key is not null;
    }

    /// <summary>Reads a key that is known to be well formed.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static SessionKey Parse(string text)
    {
        if (!TryParse(text, out var key)) KeyText.Refuse("session");
        return key;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Clinic}/{Group}/{Date:yyyy-MM-dd}/{Slot}");

    internal static SessionKey? FromSegments(ReadOnlySpan<string> segments) =>
        DateOnly.TryParseExact(segments[2], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && int.TryParse(segments[3], NumberStyles.None, CultureInfo.InvariantCulture, out var slot) && slot is >= 1 and <= MaxSlot && segments[3][0] != '0'
            ? new(segments[0], segments[1], date, slot)
            : null;
}
