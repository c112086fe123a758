using GroupActors.Identity;
using Microsoft.AspNetCore.Components.Endpoints;

namespace GroupActors.Live;

/// <summary>Lets pages begin with what is known of their clinic now.</summary>
internal static class ClinicFactsExtensions
{
    /// <summary>
    /// Asks anew what is known of a clinic before a page of it is drawn: a page draws what it has at its first wait already, and whoever has just added a room finds it there.
    /// </summary>
    public static void UseClinicFacts(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && ClinicMember.TryFind(http.User, http.Request.RouteValues["clinic"] as string, out var member))
            await http.RequestServices.GetRequiredService<ClinicDirectory>().Renew(new(member.Clinic));
        await next(http);
    });
}
