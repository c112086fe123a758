using System.Buffers;
using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using GroupActors.Aggregates;
using GroupActors.Clinics;

namespace GroupActors.Endpoints;

/// <summary>The JSON of the API: unknown members, missing required ones, nulls where none belong, numbers for words, control characters, impossible dates and parts of cents are all refused.</summary>
internal static partial class StrictJson
{
    /// <summary>Code of a body that is not what its address takes.</summary>
    public const string Malformed = "malformed_json";

    /// <summary>Earliest date taken.</summary>
    public static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>Latest date taken.</summary>
    public static readonly DateOnly Latest = new(2199, 12, 31);

    /// <summary>Sets <paramref name="options"/> up.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 32;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(RefuseNullElements).WithAddedModifier(WantAllPolicies);
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        options.Converters.Add(new TextConverter());
        options.Converters.Add(new DateConverter());
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new AmountConverter());
    }

    /// <summary>
    /// The fields that are wrong in a body, by their paths, and what is wrong with them; empty where it is no JSON at all. Which they are the reader says in its message alone; of values nothing is said.
    /// </summary>
    public static ImmutableArray<RefusalDetail> Problems(JsonException exception)
    {
        var path = exception.Path is ['$', .. var inside] ? inside.TrimStart('.') : "";
        if (exception is RefusedTextException refused) return [new(refused.Code, refused.Message, path)];
        if (exception.Message.Split("missing required properties including:") is [_, var names])
            return [.. Name().Matches(names).Select(name => path.Length == 0 ? name.Groups[1].Value : $"{path}.{name.Groups[1].Value}").Select(field => new RefusalDetail(Malformed, $"The field {field} is missing.", field))];

        // Broken JSON is reported by the reader below, which stands behind this exception then.
        if (exception.InnerException is JsonException) return [];
        if (path.Length == 0) return [];
        return
        [
            exception.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) ? new(Malformed, $"There is no field {path} here.", path)
            : exception.Message.Contains("Duplicate property", StringComparison.Ordinal) ? new(Malformed, $"The field {path} stands there twice.", path)
            : new(Malformed, $"The value of the field {path} is not of the kind that it takes.", path),
        ];
    }

    /// <summary>Whether a text may be stored: no control characters but line breaks and tabs, no broken surrogates.</summary>
    public static bool IsText(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\n' or '\r' or '\t')) return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i])) return false;
        }

        return true;
    }

    /// <summary>Nullable annotations are respected on members only, not on the elements of lists.</summary>
    private static void RefuseNullElements(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Enumerable || type.ElementType is not { IsValueType: false }) return;
        type.OnDeserialized = static list =>
        {
            foreach (var element in (IEnumerable)list)
            {
                if (element is null) throw new JsonException();
            }
        };
    }

    /// <summary>Policies are set as a whole: one that is left out is forgotten, not meant to have its default.</summary>
    private static void WantAllPolicies(JsonTypeInfo type)
    {
        if (type.Type != typeof(ClinicPolicies)) return;
        foreach (var policy in type.Properties) policy.IsRequired = true;
    }

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[0-9]{1,12}(\.[0-9]{1,2}0*)?\z")]
    private static partial Regex Amount();

    [GeneratedRegex(@"(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Offset();

    private static DateOnly InRange(DateOnly date) => date >= Earliest && date <= Latest
        ? date
        : throw new RefusedTextException("date_out_of_range", $"Dates are between {Earliest.Year} and {Latest.Year}.");

    private sealed class TextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String) throw new JsonException();
            string text;
            // The reader reports a broken surrogate pair as a misuse of itself.
            try { text = reader.GetString()!; }
            catch (InvalidOperationException) { throw new RefusedTextException("invalid_text", "Text must not hold control characters."); }
            return IsText(text) ? text : throw new RefusedTextException("invalid_text", "Text must not hold control characters.");
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options)!;

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
    }

    private sealed class DateConverter : JsonConverter<DateOnly>
    {
        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? InRange(date)
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTimeOffset(out var instant)) throw new JsonException();
            if (!Offset().IsMatch(reader.GetString()!)) throw new RefusedTextException("offset_missing", "An instant is given with its offset from UTC, such as 2026-03-05T18:30:00-05:00.");
            InRange(DateOnly.FromDateTime(instant.UtcDateTime));
            return instant;
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    /// <summary>Dollars, as they are written: what is less than a cent would be rounded away unseen.</summary>
    private sealed class AmountConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.Number) throw new JsonException();
            var text = Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
            return Amount().IsMatch(text) && decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) is var dollars and <= Dollars.Most
                ? dollars
                : throw new RefusedTextException("invalid_amount", $"An amount is {Dollars.Range}, such as 70 or 70.50.");
        }

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }
}
