using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace GroupActors.Tasks;

/// <summary>Names a task: clinic and an id that follows from what it is about, so that the same cause opens it once.</summary>
[GenerateSerializer, Immutable, Alias("tasks.key"), JsonConverter(typeof(KeyJsonConverter<TaskKey>))]
public sealed record TaskKey([property: Id(0)] string Clinic, [property: Id(1)] string Task) : IKey<TaskKey>
{
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out TaskKey? key)
    {
        key = KeyText.TrySplit(text, 2, out var segments) ? new(segments[0], segments[1]) : null;
        return key is not null;
    }

    /// <summary>Reads a key that is known to be well formed.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static TaskKey Parse(string text)
    {
        if (!TryParse(text, out var key)) KeyText.Refuse("task");
        return key;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Clinic}/{Task}";
}
