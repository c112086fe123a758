using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace GroupActors.Identity;

/// <summary>Being a member of the named clinic whose roles have the right.</summary>
internal sealed record RightRequirement(Right Right) : IAuthorizationRequirement;

/// <summary>Decides <see cref="RightRequirement"/> from the sign-in's claims, and says whether a refusal is for being outside or for lacking the right.</summary>
internal sealed class RightHandler : AuthorizationHandler<RightRequirement>
{
    /// <summary>Message of the failure of someone who has no place in the clinic.</summary>
    public const string Outside = "outside";

    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
    {
        if (!ClinicMember.TryFind(context.User, ClinicOf(context.Resource), out var member)) context.Fail(new(this, Outside));
        else if (member.May(requirement.Right)) context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private static string? ClinicOf(object? resource) => resource switch
    {
        HttpContext http => http.Request.RouteValues["clinic"] as string,
        HubInvocationContext { HubMethodArguments: [string first, ..] } => first.Split('/')[0],
        _ => null,
    };
}
