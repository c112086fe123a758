using Microsoft.Net.Http.Headers;

namespace GroupActors.Endpoints;

/// <summary>JSON is UTF-8 (RFC 8259): a body that says that it is something else is refused before anything tries to read it.</summary>
internal static class Utf8Only
{
    /// <summary>Adds it.</summary>
    public static void UseUtf8Only(this WebApplication app) => app.Use((http, next) =>
        Problems.IsForPrograms(http.Request) && MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) && type.Charset.HasValue
        && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? Problems.OfStatus(StatusCodes.Status415UnsupportedMediaType).ExecuteAsync(http)
            : next(http));
}
