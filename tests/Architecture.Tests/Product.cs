using System.Reflection;
using Mono.Cecil;

namespace GroupActors.Architecture;

/// <summary>The product's assemblies, as they run and as they were compiled.</summary>
internal static class Product
{
    public static readonly Assembly Contracts = Load("Grains.Interfaces");
    public static readonly Assembly Grains = Load("Grains");
    public static readonly Assembly Silo = Load("Silo");
    public static readonly Assembly Web = Load("Web");

    /// <summary>Types of an assembly that people wrote.</summary>
    public static IEnumerable<Type> Written(params Assembly[] assemblies) =>
        assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.Namespace?.StartsWith("GroupActors", StringComparison.Ordinal) == true && !type.Name.Contains('<'));

    /// <summary>Every member and type that a type's code names, its nested and generated types included.</summary>
    public static IEnumerable<MemberReference> References(TypeDefinition type)
    {
        foreach (var nested in type.NestedTypes.SelectMany(References)) yield return nested;
        if (type.BaseType is not null) yield return type.BaseType;
        foreach (var implemented in type.Interfaces) yield return implemented.InterfaceType;
        foreach (var field in type.Fields) yield return field.FieldType;
        foreach (var method in type.Methods)
        {
            yield return method.ReturnType;
            foreach (var parameter in method.Parameters) yield return parameter.ParameterType;
            if (!method.HasBody) continue;
            foreach (var variable in method.Body.Variables) yield return variable.VariableType;
            foreach (var reference in method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MemberReference>())
            {
                yield return reference;
                if (reference.DeclaringType is { } declaring) yield return declaring;
            }
        }
    }

    public static IReadOnlyList<TypeDefinition> Compiled(Assembly assembly)
    {
        // The definitions refer to the module, which therefore stays open as long as they do.
        var module = ModuleDefinition.ReadModule(assembly.Location);
        return [.. module.Types.Where(type => type.Namespace.StartsWith("GroupActors", StringComparison.Ordinal) || type.Namespace.Length == 0)];
    }

    private static Assembly Load(string project) => Assembly.Load("GroupActors." + project);
}
