using Microsoft.Net.Http.Headers;

namespace GroupActors.Endpoints;

/// <summary>JSON is UTF-8 (RFC 8259): a body that says that it is something else is refused before anything tries to read it.</summary>
internal static class Utf8Only
{
    /// <summary>Adds it.</summary>
    public static void UseUtf8Only(this WebApplication app) => app.Use((http, next) =>
    {
        if (!Problems.IsForPrograms(http.Request) || !MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.Charset.HasValue) return next(http);
        if (!HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return Problems.OfStatus(StatusCodes.Status415UnsupportedMediaType).ExecuteAsync(http);

        // Quotes are legal here, and what reads the body takes them for a part of the name.
        type.Charset = "utf-8";
        http.Request.ContentType = type.ToString();
        return next(http);
    });
}
