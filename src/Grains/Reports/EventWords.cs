using System.Reflection;
using System.Text;
using System.Text.Json;

namespace GroupActors.Reports;

/// <summary>
/// Says journal entries in words. It needs nothing of an event but its permanent name and its fields, so that events of older releases are told as well.
/// People are told by id alone, and only in a field of their own; a list of anything but plain values is told by its length.
/// </summary>
internal static class EventWords
{
    private const string Patient = "patient";

    public static HistoryEntry Entry(JournalEntry entry)
    {
        var fields = JsonSerializer.SerializeToElement(entry.Event, entry.Event.GetType(), JournalJson.Options);
        var details = string.Join("; ", Details(fields));
        return new(
            entry.At,
            entry.Actor.Name,
            entry.Event.GetType().GetCustomAttribute<JournalNameAttribute>()!.Name,
            PatientOf(fields) ?? fields.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Object).Select(field => PatientOf(field.Value)).FirstOrDefault(id => id is not null),
            entry.Reason,
            details.Length == 0 ? null : details);
    }

    private static string? PatientOf(JsonElement fields) =>
        fields.TryGetProperty(Patient, out var patient) && patient.ValueKind == JsonValueKind.String ? patient.GetString() : null;

    private static IEnumerable<string> Details(JsonElement fields) => fields.EnumerateObject()
        .Where(field => field.Name != Patient && field.Value.ValueKind != JsonValueKind.Null && !IsSomebodysWords(field))
        .Select(field => (Name: Words(field.Name), Value: Value(field.Value)))
        .Where(field => field.Value.Length > 0)
        .Select(field => $"{field.Name}: {field.Value}");

    /// <summary>A name or a free text, which may say what the reader of a history must not learn; ids, codes and dates have no spaces. Nor a digest of a text, which confirms to the reader what they guess.</summary>
    private static bool IsSomebodysWords(JsonProperty field) =>
        field.Value.ValueKind == JsonValueKind.String
        && (field.Name.EndsWith("name", StringComparison.OrdinalIgnoreCase) || field.Name is "message" or "text" or "fingerprint" || HasSpace(field.Value));

    private static bool HasSpace(JsonElement value) => value.GetString()!.Any(char.IsWhiteSpace);

    private static bool IsPlain(JsonElement value) => value.ValueKind == JsonValueKind.Number || (value.ValueKind == JsonValueKind.String && !HasSpace(value));

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Array when value.EnumerateArray().All(IsPlain) => string.Join(", ", value.EnumerateArray()),
        JsonValueKind.Array => value.GetArrayLength().ToString(System.Globalization.CultureInfo.InvariantCulture),
        JsonValueKind.Object => string.Join(", ", Details(value)),
        _ => value.ToString(),
    };

    /// <summary><c>lateMinutes</c> becomes <c>late minutes</c>.</summary>
    private static string Words(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && words.Length > 0) words.Append(' ');
            words.Append(char.ToLowerInvariant(c));
        }

        return words.ToString();
    }
}
