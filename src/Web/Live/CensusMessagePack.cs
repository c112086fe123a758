using System.Collections.Immutable;
using System.Globalization;
using GroupActors.Aggregates;
using GroupActors.Groups;
using GroupActors.Sessions;
using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace GroupActors.Live;

/// <summary>The census in MessagePack, shaped as in JSON: keys, dates and enumerations are text.</summary>
internal static class CensusMessagePack
{
    /// <summary>For the hub's protocol; a .NET client uses the same.</summary>
    public static readonly MessagePackSerializerOptions Options = MessagePackSerializerOptions.Standard.WithSecurity(MessagePackSecurity.UntrustedData).WithResolver(CompositeResolver.Create(
        [
            new KeyFormatter<GroupKey>(), new KeyFormatter<SessionKey>(),
            new TextFormatter<DateOnly>(date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new TextFormatter<TimeOnly>(time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture), text => TimeOnly.ParseExact(text, "HH:mm:ss", CultureInfo.InvariantCulture)),
        ],
        [ArrayResolver.Instance, DynamicEnumAsStringResolver.Instance, ContractlessStandardResolver.Instance]));

    private sealed class KeyFormatter<TKey> : IMessagePackFormatter<TKey?> where TKey : class, IKey<TKey>
    {
        public void Serialize(ref MessagePackWriter writer, TKey? value, MessagePackSerializerOptions options) => writer.Write(value?.ToString());

        public TKey? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
            reader.TryReadNil() ? null : TKey.TryParse(reader.ReadString(), out var key) ? key : throw new MessagePackSerializationException("Not a valid key.");
    }

    private sealed class TextFormatter<T>(Func<T, string> write, Func<string, T> read) : IMessagePackFormatter<T> where T : struct
    {
        public void Serialize(ref MessagePackWriter writer, T value, MessagePackSerializerOptions options) => writer.Write(write(value));

        public T Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) => read(reader.ReadString() ?? "");
    }

    private sealed class ArrayFormatter<T> : IMessagePackFormatter<ImmutableArray<T>>
    {
        public void Serialize(ref MessagePackWriter writer, ImmutableArray<T> value, MessagePackSerializerOptions options) => MessagePackSerializer.Serialize(ref writer, value.IsDefault ? null : value.ToArray(), options);

        public ImmutableArray<T> Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) => [.. MessagePackSerializer.Deserialize<T[]?>(ref reader, options) ?? []];
    }

    private sealed class ArrayResolver : IFormatterResolver
    {
        public static readonly ArrayResolver Instance = new();

        public IMessagePackFormatter<T>? GetFormatter<T>() => Cache<T>.Formatter;

        private static class Cache<T>
        {
            public static readonly IMessagePackFormatter<T>? Formatter = typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(ImmutableArray<>)
                ? (IMessagePackFormatter<T>?)Activator.CreateInstance(typeof(ArrayFormatter<>).MakeGenericType(typeof(T).GenericTypeArguments))
                : null;
        }
    }
}
