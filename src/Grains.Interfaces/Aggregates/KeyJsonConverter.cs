using System.Text.Json;
using System.Text.Json.Serialization;

namespace GroupActors.Aggregates;

/// <summary>Writes a typed key as its text.</summary>
public sealed class KeyJsonConverter<TKey> : JsonConverter<TKey> where TKey : class, IKey<TKey>
{
    /// <inheritdoc/>
    public override TKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TKey.TryParse(reader.GetString(), out var key) ? key : throw new JsonException("Not a valid key.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
