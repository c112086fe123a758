using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using GroupActors.Aggregates;
using GroupActors.Tasks;

namespace GroupActors.Testing;

/// <summary>Makes one fully filled instance of a message or a stored state, the same every time: every property has a value, so that no field is left out of a golden file.</summary>
internal static class Sample
{
    public static object Of(Type type) => Of(type, type.Name);

    private static object Of(Type type, string name)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner, name);
        // The golden files hold what was the last of its kinds when they were written.
        if (type == typeof(TaskKind)) return TaskKind.TellRoster;
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Last();
        if (Scalar(type, name) is { } scalar) return scalar;
        return type.IsGenericType ? Collection(type, name) : Record(type);
    }

    private static object? Scalar(Type type, string name) => type switch
    {
        // A string of its own: one that is met again would be stored as a reference, and whether a name is the same instance is up to the runtime.
        _ when type == typeof(string) => new string(name.AsSpan()),
        _ when type == typeof(int) => 7,
        _ when type == typeof(long) => 70L,
        _ when type == typeof(bool) => true,
        _ when type == typeof(decimal) => 70.25m,
        _ when type == typeof(Guid) => new Guid("0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"),
        _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 8),
        _ when type == typeof(TimeOnly) => new TimeOnly(14, 30),
        _ when type == typeof(TimeSpan) => TimeSpan.FromMinutes(12),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 3, 8, 14, 30, 15, TimeSpan.Zero),
        _ when type == typeof(byte[]) => new byte[] { 7, 0, 255 },
        _ when type == typeof(DoneCommands) => default(DoneCommands).With(new("0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"), 77),
        _ when type == typeof(GrainId) => GrainId.Create("group", "riverside/dbt-a"),
        _ => null,
    };

    private static object Collection(Type type, string name)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        if (definition == typeof(ImmutableDictionary<,>))
        {
            var pairs = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
            pairs.Add(Of(arguments[0], name), Of(arguments[1], name));
            return typeof(ImmutableDictionary).GetMethods()
                .Single(method => method.Name == nameof(ImmutableDictionary.CreateRange) && method.GetParameters() is [{ ParameterType.Name: "IEnumerable`1" }])
                .MakeGenericMethod(arguments).Invoke(null, [pairs])!;
        }

        if (definition != typeof(ImmutableArray<>)) throw new NotSupportedException($"No sample of {type}.");
        var items = Array.CreateInstance(arguments[0], 1);
        items.SetValue(Of(arguments[0], name), 0);
        return typeof(ImmutableArray).GetMethods()
            .Single(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(arguments).Invoke(null, [items])!;
    }

    private static object Record(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).MaxBy(candidate => candidate.GetParameters().Length)
            ?? throw new NotSupportedException($"No sample of {type}.");
        var parameters = constructor.GetParameters();
        var sample = constructor.Invoke([.. parameters.Select(parameter => Of(parameter.ParameterType, parameter.Name!))]);
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is not null && property.PropertyType != typeof(CommitLog) && parameters.All(parameter => parameter.Name != property.Name)))
        {
            property.SetValue(sample, Of(property.PropertyType, property.Name));
        }

        return sample;
    }
}
