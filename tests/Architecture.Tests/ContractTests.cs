using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace GroupActors.Architecture;

/// <summary>What travels between processes and releases is immutable and has a permanent name.</summary>
public sealed partial class ContractTests
{
    private static readonly IReadOnlyList<Type> Messages =
        [.. Product.Written(Product.Contracts, Product.Grains).Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false) && !type.IsEnum)];

    private static readonly IReadOnlyList<Type> GrainInterfaces = [.. Product.Written(Product.Contracts).Where(type => type.IsInterface && typeof(Orleans.Runtime.IAddressable).IsAssignableFrom(type))];

    [Fact]
    public void Messages_are_sealed() => Messages.Where(type => !type.IsSealed && !type.IsAbstract).Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void Messages_never_change() =>
        (from type in Messages
         where !typeof(Exception).IsAssignableFrom(type)
         from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
         where property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
         select $"{type.FullName}.{property.Name}").ShouldBeEmpty();

    [Fact]
    public void Messages_have_a_unique_dotted_lower_case_alias()
    {
        Messages.Where(type => !AliasForm().IsMatch(Alias(type) ?? "")).Select(type => type.FullName).ShouldBeEmpty();
        Messages.Concat(GrainInterfaces).GroupBy(Alias).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Grain_interfaces_and_their_methods_have_an_alias()
    {
        GrainInterfaces.Where(type => Alias(type) is null).Select(type => type.FullName).ShouldBeEmpty();
        (from type in GrainInterfaces from method in type.GetMethods() where Alias(method) is null select $"{type.FullName}.{method.Name}").ShouldBeEmpty();
    }

    [Fact]
    public void Contracts_hold_no_grain() => Product.Written(Product.Contracts).Where(type => typeof(Grain).IsAssignableFrom(type)).Select(type => type.FullName).ShouldBeEmpty();

    private static string? Alias(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;

    [GeneratedRegex(@"^[a-z0-9]+([.-][a-z0-9]+)*(`\d)?$")]
    private static partial Regex AliasForm();
}
