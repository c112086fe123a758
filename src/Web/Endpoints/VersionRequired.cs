using System.Net;
using GroupActors.Aggregates;

namespace GroupActors.Endpoints;

/// <summary>Asks for <c>If-Match</c> with the version that an edit was decided on: without it 428 <c>version_required</c> (R-14).</summary>
internal sealed class VersionRequired : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var header = context.HttpContext.Request.Headers.IfMatch.ToString();
        if (header.Length == 0)
            return ValueTask.FromResult<object?>(Problems.Of(StatusCodes.Status428PreconditionRequired, "version_required", "Say with If-Match which version of the enrollment you saw."));
        return EditConditions.TryRead(header, out _)
            ? next(context)
            : ValueTask.FromResult<object?>(Problems.Of(Refusal.Invalid("version", "If-Match must be one ETag of the enrollment, such as \"3\".")));
    }

    /// <summary>The version in the request's <c>If-Match</c>, which the filter has found well-formed.</summary>
    public static long Of(HttpRequest request) => EditConditions.TryRead(request.Headers.IfMatch.ToString(), out var version) ? version : throw new BadHttpRequestException("If-Match", (int)HttpStatusCode.BadRequest);
}
