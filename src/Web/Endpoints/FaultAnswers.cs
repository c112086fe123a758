using System.Collections.Immutable;
using System.Text.Json;
using GroupActors.Aggregates;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GroupActors.Endpoints;

/// <summary>Answers what was thrown on the way: bad input with a 4xx, an unconfirmed commit with 503, and only a fault of ours with 500.</summary>
internal sealed partial class FaultAnswers(ILogger<FaultAnswers> log) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested) return true;
        var problem = Of(exception);
        // The handler before this one logs only what nobody answered.
        if (problem.StatusCode == StatusCodes.Status503ServiceUnavailable) LogUnavailable(exception);
        else if (problem.StatusCode >= StatusCodes.Status500InternalServerError) LogFault(exception);
        // The request's own path is already that of the page for failures.
        var path = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? httpContext.Request.Path;
        if (!Problems.IsForPrograms(path))
        {
            httpContext.Response.StatusCode = problem.StatusCode;
            return false;
        }

        if (problem.StatusCode == StatusCodes.Status503ServiceUnavailable) httpContext.Response.Headers.RetryAfter = "1";
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private static ProblemHttpResult Of(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => OfBody(StrictJson.Problems(json)),
        BadHttpRequestException bad => bad.StatusCode == StatusCodes.Status400BadRequest
            ? Problems.Of(StatusCodes.Status400BadRequest, "malformed_request", "The request is not what this address takes.")
            : Problems.OfStatus(bad.StatusCode),
        AntiforgeryValidationException => Problems.Of(StatusCodes.Status400BadRequest, "malformed_request", "The form is not from a page of this sign-in."),
        CommitFailedException or TimeoutException or OrleansException or OperationCanceledException => Problems.Of(Problems.OutcomeUnknown),
        _ => Problems.OfStatus(StatusCodes.Status500InternalServerError),
    };

    private static ProblemHttpResult OfBody(ImmutableArray<RefusalDetail> problems) => problems is [var first, ..]
        ? Problems.Of(StatusCodes.Status400BadRequest, first.Code, string.Join(' ', problems.Select(problem => problem.Message)), problems)
        : Problems.Of(StatusCodes.Status400BadRequest, StrictJson.Malformed, "The body is not JSON.");

    [LoggerMessage(LogLevel.Error, "A request failed by a fault.")]
    private partial void LogFault(Exception exception);

    [LoggerMessage(LogLevel.Warning, "A request's outcome is not known.")]
    private partial void LogUnavailable(Exception exception);
}
