using System.Globalization;
using GroupActors.Aggregates;

namespace GroupActors.Endpoints;

/// <summary>Lets an edit of a whole object say what it was decided on: <c>If-None-Match: *</c> to create it, <c>If-Match</c> with its <c>definitionVersion</c> to change it; neither for whichever it is .</summary>
internal sealed class EditConditions : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsWellFormed(context.HttpContext.Request.Headers)
            ? next(context)
            : ValueTask.FromResult<object?>(Problems.Of(Refusal.Invalid("version", "Say with If-None-Match: * that there is nothing yet, or with If-Match which definitionVersion you saw, such as \"3\".")));

    /// <summary>What the request asks for; null for nothing.</summary>
    public static Precondition? Of(HttpRequest request) =>
        request.Headers.IfNoneMatch.Count > 0 ? new(IsNew: true, 0) : TryRead(request.Headers.IfMatch.ToString(), out var version) ? new(IsNew: false, version) : null;

    /// <summary>The version in a strong ETag.</summary>
    public static bool TryRead(string header, out long version)
    {
        version = 0;
        return header is ['"', .. { } digits, '"'] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }

    private static bool IsWellFormed(IHeaderDictionary headers) => (headers.IfNoneMatch.ToString(), headers.IfMatch.ToString()) switch
    {
        ("", "") or ("*", "") => true,
        ("", var seen) => TryRead(seen, out _),
        _ => false,
    };
}

/// <summary>Marks endpoints.</summary>
internal static class EditConditionsExtensions
{
    /// <summary>Adds <see cref="EditConditions"/>.</summary>
    public static RouteHandlerBuilder Conditional(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter<EditConditions>().WithMetadata(new EditConditions());
}
