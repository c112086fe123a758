using System.Globalization;
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
