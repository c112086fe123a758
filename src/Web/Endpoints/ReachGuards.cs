using GroupActors.Groups;
using GroupActors.Identity;
using GroupActors.Sessions;

namespace GroupActors.Endpoints;

/// <summary>Answers 404 for a session out of the caller's reach, whether or not it exists (P-1), and where one is read that does not.</summary>
internal sealed class SessionGuard : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return Routes.Key<SessionKey>(http, ["clinic", "group", "date", "slot"]) is { } key
            && await http.RequestServices.GetRequiredService<Reach>().Session(http.User, key, Needed(http))
            && (!HttpMethods.IsGet(http.Request.Method) || await http.RequestServices.GetRequiredService<IGrainFactory>().Session(key).Get() is not null)
                ? await next(context)
                : Problems.Of(Problems.NotFound);
    }

    internal static Right Needed(HttpContext http) => http.GetEndpoint()!.Metadata.GetRequiredMetadata<NeedsAttribute>().Right;
}

/// <summary>Answers 404 for a facilitator out of the caller's reach: whoever may only as a facilitator reaches themselves (P-1).</summary>
internal sealed class FacilitatorGuard : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return http.Request.RouteValues["facilitator"] is string facilitator
            && ClinicMember.TryFind(http.User, http.Request.RouteValues["clinic"] as string, out var member) && member.May(SessionGuard.Needed(http), facilitator)
                ? await next(context)
                : Problems.Of(Problems.NotFound);
    }
}

/// <summary>Answers 404 for a group out of the caller's reach, whether or not it exists (P-1), and where one is read that does not.</summary>
internal sealed class GroupGuard : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return Routes.Key<GroupKey>(http, ["clinic", "group"]) is { } key
            && await http.RequestServices.GetRequiredService<Reach>().Group(http.User, key, SessionGuard.Needed(http))
            && (!HttpMethods.IsGet(http.Request.Method) || await http.RequestServices.GetRequiredService<IGrainFactory>().Group(key).Get() is not null)
                ? await next(context)
                : Problems.Of(Problems.NotFound);
    }
}
