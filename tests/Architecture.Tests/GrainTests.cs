using System.Reflection;

namespace GroupActors.Architecture;

/// <summary>What is stored and addressed has a name of its own, apart from the class that does the work today.</summary>
public sealed class GrainTests
{
    private static readonly IReadOnlyList<Type> GrainClasses =
        [.. Product.Written(Product.Grains, Product.Silo).Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IGrain).IsAssignableFrom(type) && typeof(Grain).IsAssignableFrom(type))];

    [Fact]
    public void Grain_classes_have_a_permanent_unique_type_name()
    {
        GrainClasses.Where(type => type.GetCustomAttribute<GrainTypeAttribute>() is null).Select(type => type.FullName).ShouldBeEmpty();
        GrainClasses.GroupBy(type => GrainTypeName(type)).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Grain_classes_are_sealed() => GrainClasses.Where(type => !type.IsSealed).Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void State_names_are_unique() =>
        (from type in GrainClasses
         from constructor in type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
         from parameter in constructor.GetParameters()
         let state = parameter.GetCustomAttribute<PersistentStateAttribute>()
         where state is not null
         group type by state.StateName into same
         where same.Distinct().Count() > 1
         select same.Key).ShouldBeEmpty("AdoNet keys a row by state name and grain key: two classes with one name share rows.");

    [Fact]
    public void Grain_classes_take_their_state_from_storage() => GrainClasses.Where(type => IsGrainOfT(type)).Select(type => type.FullName).ShouldBeEmpty("State comes by IPersistentState.");

    private static bool IsGrainOfT(Type type)
    {
        for (var up = type.BaseType; up is not null; up = up.BaseType)
        {
            if (up.IsGenericType && up.GetGenericTypeDefinition() == typeof(Grain<>)) return true;
        }

        return false;
    }

    private static object? GrainTypeName(Type type) => type.GetCustomAttributesData().Single(data => data.AttributeType == typeof(GrainTypeAttribute)).ConstructorArguments[0].Value;
}
