using Mono.Cecil;

namespace GroupActors.Architecture;

/// <summary>Rules decide on what they are given and nothing else.</summary>
public sealed class RulesTests
{
    private static readonly string[] ImpureTypes =
    [
        "System.TimeProvider", "System.Random", "System.Console", "System.Diagnostics.Stopwatch", "System.Threading.Tasks.Task", "System.Threading.Tasks.Task`1",
        "Orleans.IGrainFactory", "Microsoft.Extensions.Logging.ILogger",
    ];

    private static readonly string[] ImpureNamespaces = ["System.IO", "System.Net", "System.Data", "Npgsql", "Microsoft.Data.Sqlite"];

    private static readonly string[] ImpureMembers =
        ["System.Guid::NewGuid", "System.Guid::CreateVersion7", "System.DateTime::get_", "System.DateTimeOffset::get_"];

    private static readonly IReadOnlyList<TypeDefinition> Rules =
        [.. Product.Compiled(Product.Grains).Where(type => type.Name.EndsWith("Rules", StringComparison.Ordinal))];

    [Fact]
    public void Rules_are_static() => Rules.Where(type => !(type.IsAbstract && type.IsSealed)).Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void Rules_keep_nothing_between_calls() =>
        (from type in Rules from field in type.Fields where field.IsStatic && !field.IsInitOnly && !field.IsLiteral select field.FullName).ShouldBeEmpty();

    [Fact]
    public void Rules_have_no_clock_no_chance_and_no_input_or_output() =>
        (from type in Rules
         from reference in Product.References(type)
         where IsImpure(reference)
         select $"{type.FullName} -> {reference.FullName}").Distinct().ShouldBeEmpty();

    private static bool IsImpure(MemberReference reference) => reference switch
    {
        TypeReference type => ImpureTypes.Contains(type.GetElementType().FullName) || (type.Namespace != "System.IO.Hashing" && ImpureNamespaces.Any(space => type.Namespace == space || type.Namespace.StartsWith(space + ".", StringComparison.Ordinal))),
        // Every iterator asks which thread it is on.
        MethodReference { DeclaringType.FullName: "System.Environment" } method => method.Name != "get_CurrentManagedThreadId",
        MethodReference method => ImpureMembers.Any(member =>
            $"{method.DeclaringType.FullName}::{method.Name}".StartsWith(member, StringComparison.Ordinal) && (!member.EndsWith("get_", StringComparison.Ordinal) || method.Name is "get_Now" or "get_UtcNow" or "get_Today")),
        _ => false,
    };
}
