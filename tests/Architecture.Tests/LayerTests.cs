using System.Reflection;
using Mono.Cecil;

namespace GroupActors.Architecture;

/// <summary>Calls run one way: Web to the contracts, Silo to the grains, grains to the contracts.</summary>
public sealed class LayerTests
{
    [Fact]
    public void Contracts_know_no_other_part() => References(Product.Contracts).ShouldBeEmpty();

    [Fact]
    public void Grains_know_only_the_contracts() => References(Product.Grains).ShouldBeSubsetOf(["GroupActors.Grains.Interfaces"]);

    [Fact]
    public void Silo_knows_only_grains_and_contracts() => References(Product.Silo).ShouldBeSubsetOf(["GroupActors.Grains.Interfaces", "GroupActors.Grains"]);

    [Fact]
    public void Web_never_touches_the_grains() => References(Product.Web).ShouldNotContain("GroupActors.Grains");

    [Fact]
    public void Web_names_the_silo_only_where_it_hosts_it() =>
        (from type in Product.Compiled(Product.Web)
         where type.FullName != "GroupActors.Hosting.HostingExtensions"
         from reference in Product.References(type).OfType<TypeReference>()
         where reference.GetElementType().Scope.Name == "GroupActors.Silo"
         select $"{type.FullName} -> {reference.FullName}").Distinct().ShouldBeEmpty();

    [Fact]
    public void Web_opens_no_grain_database() =>
        (from type in Product.Compiled(Product.Web)
         where type.Namespace.StartsWith("GroupActors", StringComparison.Ordinal) && type.Namespace != "GroupActors.Identity"
         from reference in Product.References(type).OfType<TypeReference>()
         where reference.Namespace is "Npgsql" or "Microsoft.Data.Sqlite" or "System.Data.Common"
         select $"{type.FullName} -> {reference.FullName}").Distinct().ShouldBeEmpty();

    private static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("GroupActors.", StringComparison.Ordinal));
}
