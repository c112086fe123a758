using System.Globalization;
using System.Net;
using GroupActors.Aggregates;
using GroupActors.Groups;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GroupActors.Endpoints;

/// <summary>Turns what grains answer into what HTTP answers.</summary>
internal static class Answers
{
    /// <summary>200 with the view, or the problem of the refusal with the current state where the grain gave it.</summary>
    public static async Task<Results<Ok<T>, ProblemHttpResult>> Answer<T>(this Task<Outcome<T>> pending) where T : class
    {
        var outcome = await pending;
        return outcome.IsDone ? TypedResults.Ok(outcome.Value) : Problems.Of(outcome.Refusal, outcome.Value);
    }

    /// <summary>200 with the view, or 404 for null.</summary>
    public static async Task<Results<Ok<T>, ProblemHttpResult>> Answer<T>(this Task<T?> pending) where T : class =>
        await pending is { } view ? TypedResults.Ok(view) : Problems.Of(Problems.NotFound);

    /// <summary>The same for an enrollment, whose version goes out as a strong ETag also when it is the current state of a conflict .</summary>
    public static async Task<Results<Ok<EnrollmentView>, ProblemHttpResult>> Answer(this Task<Outcome<EnrollmentView>> pending, HttpResponse response)
    {
        var outcome = await pending;
        if (outcome.Value is { } enrollment) response.Headers.ETag = ETagOf(enrollment);
        return outcome.IsDone ? TypedResults.Ok(outcome.Value) : Problems.Of(outcome.Refusal, outcome.Value);
    }

    /// <summary>The ETag of an enrollment: its version.</summary>
    public static string ETagOf(EnrollmentView enrollment) => string.Create(CultureInfo.InvariantCulture, $"\"{enrollment.Version}\"");
}

/// <summary>Asks for <c>If-Match</c> with the version that an edit was decided on: without it 428 <c>version_required</c> (R-14).</summary>
internal sealed class VersionRequired : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var header = context.HttpContext.Request.Headers.IfMatch.ToString();
        if (header.Length == 0)
            return ValueTask.FromResult<object?>(Problems.Of(StatusCodes.Status428PreconditionRequired, "version_required", "Say with If-Match which version of the enrollment you saw."));
        return TryRead(header, out _)
            ? next(context)
            : ValueTask.FromResult<object?>(Problems.Of(Refusal.Invalid("version", "If-Match must be one ETag of the enrollment, such as \"3\".")));
    }

    /// <summary>The version in the request's <c>If-Match</c>, which the filter has found well-formed.</summary>
    public static long Of(HttpRequest request) => TryRead(request.Headers.IfMatch.ToString(), out var version) ? version : throw new BadHttpRequestException("If-Match", (int)HttpStatusCode.BadRequest);

    private static bool TryRead(string header, out long version)
    {
        version = 0;
        return header is ['"', .. { } digits, '"'] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }
}
