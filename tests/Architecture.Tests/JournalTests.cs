using System.Reflection;
using GroupActors.Aggregates;
using GroupActors.Testing;

namespace GroupActors.Architecture;

/// <summary>What the journal keeps for good.</summary>
public sealed class JournalTests
{
    private static readonly IReadOnlyList<Type> Stored =
        [.. Product.Written(Product.Grains).Where(type => type is { IsClass: true, IsAbstract: false } && (typeof(IDomainEvent).IsAssignableFrom(type) || typeof(IEffectMessage).IsAssignableFrom(type)))];

    [Fact]
    public void Events_and_effects_have_a_permanent_unique_name()
    {
        Stored.Where(type => Name(type) is null).Select(type => type.FullName).ShouldBeEmpty();
        Stored.GroupBy(type => (Name(type)!.Name, Name(type)!.Version)).Where(same => same.Count() > 1).Select(same => same.Key.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Every_event_has_a_golden_file_of_its_version()
    {
        var golden = Repository.Files("tests", ".json").Where(file => file.Contains("/Golden/", StringComparison.Ordinal)).Select(Path.GetFileName).ToHashSet();
        Stored.Where(type => typeof(IDomainEvent).IsAssignableFrom(type))
            .Select(type => $"{Name(type)!.Name}.v{Name(type)!.Version}.json").Where(file => !golden.Contains(file)).ShouldBeEmpty();
    }

    private static JournalNameAttribute? Name(Type type) => type.GetCustomAttribute<JournalNameAttribute>();
}
