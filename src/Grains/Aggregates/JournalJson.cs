using System.Collections.Frozen;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GroupActors.Aggregates;

/// <summary>How events and effect messages are written down: JSON that people can read, under permanent names.</summary>
internal static class JournalJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
    };

    private static readonly FrozenDictionary<string, Type> Types = AppDomain.CurrentDomain.GetAssemblies()
        .Where(assembly => assembly.GetName().Name!.StartsWith("GroupActors.", StringComparison.Ordinal))
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.GetCustomAttribute<JournalNameAttribute>() is not null)
        .ToFrozenDictionary(NameOf);

    private static readonly FrozenDictionary<Type, string> Names = Types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The permanent name of the type of <paramref name="message"/>, with its version: <c>session.member-checked-in.v1</c>.</summary>
    public static string Name(object message) => Names[message.GetType()];

    public static string Write(object message) => JsonSerializer.Serialize(message, message.GetType(), Options);

    /// <exception cref="JsonException">The name is of no known release, or the text does not fit it.</exception>
    public static T Read<T>(string name, string json) where T : class =>
        Types.TryGetValue(name, out var type) && JsonSerializer.Deserialize(json, type, Options) is T message
            ? message
            : throw new JsonException($"'{name}' is not a known {typeof(T).Name}.");

    private static string NameOf(Type type)
    {
        var name = type.GetCustomAttribute<JournalNameAttribute>()!;
        return $"{name.Name}.v{name.Version}";
    }
}
