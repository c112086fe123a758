using GroupActors.Aggregates;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GroupActors.Endpoints;

/// <summary>RFC 9457 problem details, one for every failure, each with a machine-readable <c>code</c>.</summary>
internal static class Problems
{
    /// <summary>No sign-in.</summary>
    public static readonly Refusal SignedOut = new("signed_out", "Sign in first.", RefusalKind.Forbidden);

    /// <summary>A right is lacking inside one's clinic.</summary>
    public static readonly Refusal Forbidden = new("forbidden", "Your role in this clinic does not allow this.", RefusalKind.Forbidden);

    /// <summary>There is no such thing in the caller's scope.</summary>
    public static readonly Refusal NotFound = new("not_found", "There is no such thing here.", RefusalKind.NotFound);

    /// <summary>Somebody else is signed in than the device meant that sent this.</summary>
    public static readonly Refusal OtherAccount = new("other_account", "Another account is signed in here by now. Nothing was done.", RefusalKind.Conflict);

    /// <summary>A commit could not be confirmed.</summary>
    public static readonly Refusal OutcomeUnknown = new(
        "outcome_unknown", "Whether this was done is not known. Send it again with the same Idempotency-Key: it is done once, and the first answer comes back.", RefusalKind.Conflict);

    private static readonly string[] ProgramPaths = ["/api", "/hubs", "/openapi", "/health"];

    /// <summary>Whether the caller is a program that reads problem details rather than a browser that shows pages.</summary>
    public static bool IsForPrograms(HttpRequest request) => IsForPrograms(request.Path);

    /// <summary>Whether an address is one that programs call.</summary>
    public static bool IsForPrograms(PathString address) => Array.Exists(ProgramPaths, path => address.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>The HTTP status of a refusal.</summary>
    public static int StatusOf(Refusal refusal) => refusal switch
    {
        { Code: "signed_out" } => StatusCodes.Status401Unauthorized,
        { Code: "outcome_unknown" } => StatusCodes.Status503ServiceUnavailable,
        { Kind: RefusalKind.Conflict } => StatusCodes.Status409Conflict,
        { Kind: RefusalKind.NotFound } => StatusCodes.Status404NotFound,
        { Kind: RefusalKind.Forbidden } => StatusCodes.Status403Forbidden,
        { Kind: RefusalKind.Invalid } => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>The problem of a refusal; <paramref name="current"/> is the current state where it helps the caller.</summary>
    public static ProblemHttpResult Of(Refusal refusal, object? current = null) => Of(StatusOf(refusal), refusal.Code, refusal.Message, refusal.Details.IsDefaultOrEmpty ? null : refusal.Details, current);

    /// <summary>A problem that no rule of the domain stands behind.</summary>
    public static ProblemHttpResult Of(int status, string code, string message, object? details = null, object? current = null)
    {
        var problem = new ProblemDetails { Status = status, Type = TypeOf(status), Title = message, Extensions = { ["code"] = code } };
        if (details is not null) problem.Extensions["details"] = details;
        if (current is not null) problem.Extensions["current"] = current;
        return TypedResults.Problem(problem);
    }

    /// <summary>The types of statuses that the framework knows none for; null for the others, which it fills in.</summary>
    private static string? TypeOf(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "https://tools.ietf.org/html/rfc9110#section-15.5.14",
        StatusCodes.Status428PreconditionRequired => "https://tools.ietf.org/html/rfc6585#section-3",
        StatusCodes.Status429TooManyRequests => "https://tools.ietf.org/html/rfc6585#section-4",
        _ => null,
    };

    /// <summary>Writes a refusal as the answer: a problem for programs, a page for people.</summary>
    public static Task Answer(HttpContext http, Refusal refusal)
    {
        if (IsForPrograms(http.Request)) return Of(refusal).ExecuteAsync(http);
        http.Response.StatusCode = StatusOf(refusal);
        return Task.CompletedTask;
    }

    /// <summary>The problem of a bare status that a part of the framework answered with.</summary>
    public static ProblemHttpResult OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Of(SignedOut),
        StatusCodes.Status403Forbidden => Of(Forbidden),
        StatusCodes.Status404NotFound => Of(NotFound),
        StatusCodes.Status405MethodNotAllowed => Of(status, "method_not_allowed", "This address does not take this method."),
        StatusCodes.Status413PayloadTooLarge => Of(status, "body_too_large", "The body is larger than this address takes."),
        StatusCodes.Status415UnsupportedMediaType => Of(status, "unsupported_media_type", "This address takes no body of this type."),
        StatusCodes.Status429TooManyRequests => Of(status, "too_many_requests", "Too many attempts. Wait a minute."),
        >= 500 => Of(status, "fault", "Something went wrong on our side."),
        _ => Of(status, "bad_request", "The request cannot be understood."),
    };
}
