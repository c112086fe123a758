using Microsoft.AspNetCore.Authorization;

namespace GroupActors.Identity;

/// <summary>
/// Asks for a right in the clinic that the route or the hub method's first argument names. Stands on endpoints (<c>.Needs(...)</c>), pages (<c>@attribute</c>) and hub methods.
/// Outside the clinic the answer is 404, inside it without the right 403.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NeedsAttribute(Right right) : AuthorizeAttribute(PolicyOf(right))
{
    /// <summary>The right.</summary>
    public Right Right { get; } = right;

    /// <summary>Name of the policy behind a right.</summary>
    public static string PolicyOf(Right right) => "right:" + right;
}
