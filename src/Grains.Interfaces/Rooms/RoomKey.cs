using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace GroupActors.Rooms;

/// <summary>Names a room: clinic and id.</summary>
[GenerateSerializer, Immutable, Alias("rooms.key"), JsonConverter(typeof(KeyJsonConverter<RoomKey>))]
public sealed record RoomKey([property: Id(0)] string Clinic, [property: Id(1)] string Room) : IKey<RoomKey>
{
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out RoomKey? key)
    {
        key = KeyText.TrySplit(text, 2, out var segments) ? new(segments[0], segments[1]) : null;
        return key is not null;
    }

    /// <summary>Reads a key that is known to be well formed.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static RoomKey Parse(string text)
    {
        if (!TryParse(text, out var key)) KeyText.Refuse("room");
        return key;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Clinic}/{Room}";
}
