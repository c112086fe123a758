using GroupActors.Endpoints;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace GroupActors.Identity;

/// <summary>Turns a refused authorization into what P-1 asks for: 404 outside one's clinic whether or not the thing exists, 403 for a right one lacks inside it, 401 signed out.</summary>
internal sealed class AuthorizationAnswers : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _default = new();

    /// <inheritdoc/>
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        // Routing answers a wrong method or media type with an endpoint of its own that has no policy and nothing to protect.
        if (context.GetEndpoint() is not RouteEndpoint) return next(context);
        if (!authorizeResult.Forbidden) return _default.HandleAsync(next, context, policy, authorizeResult);
        var outside = authorizeResult.AuthorizationFailure?.FailureReasons.Any(reason => reason.Message == RightHandler.Outside) == true;
        return Problems.Answer(context, outside ? Problems.NotFound : Problems.Forbidden);
    }
}
