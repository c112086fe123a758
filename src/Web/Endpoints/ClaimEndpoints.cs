using System.ComponentModel;
using GroupActors.Aggregates;
using GroupActors.Claims;
using GroupActors.Identity;
using GroupActors.Reports;
using GroupActors.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GroupActors.Endpoints;

/// <summary>Claims.</summary>
internal static class ClaimEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapClaims(this RouteGroupBuilder clinic)
    {
        var claims = clinic.MapGroup("/claims").WithTags("Claims");
        claims.MapGet("", List).Needs(Right.ReadClaims).WithSummary("Claims by state, session or patient; at most 500 at a time.");
        claims.MapGet("/states", ([AsParameters] ClinicRoute at, IGrainFactory grains) => grains.Reports(at.Key).ClaimStates())
            .Needs(Right.ReadClaims).WithSummary("How many claims are in each state, and how much money.");
        claims.MapPost("/review", ReviewAll).Needs(Right.WorkClaims)
            .WithSummary("Decide on 1 to 100 claims in review alike, such as those of one session (B-4, B-5). Each is decided by itself; a problem lists those that were not.");
        var claim = claims.MapKey<ClaimKey>("/{group}/{date}/{slot}/{patient}/{correction}", "clinic", "group", "date", "slot", "patient", "correction");
        claim.MapGet("", ([AsParameters] ClaimRoute at, IGrainFactory grains) => grains.Claim(at.Key).Get().Answer())
            .Needs(Right.ReadClaims).WithSummary("One claim.");
        claim.MapPost("/review", (
                [AsParameters] ClaimRoute at, ReviewRequest body, Caller caller, IGrainFactory grains) =>
                grains.Claim(at.Key).Review(caller.Context(body.Reason), new(body.Decision, body.Code)).Answer())
            .Needs(Right.WorkClaims).WithSummary("Decide on a claim in review (B-4, B-5).");
        claim.MapPost("/move", (
                [AsParameters] ClaimRoute at, MoveClaimRequest body, Caller caller, IGrainFactory grains) =>
                grains.Claim(at.Key).Move(caller.Context(body.Reason), new(body.To, body.PayerControlNumber, body.Paid)).Answer())
            .Needs(Right.WorkClaims).WithSummary("Move a claim as the payer answers (B-10).");
    }

    /// <summary>The decision, and why.</summary>
    internal sealed record ReviewRequest(ReviewDecision Decision, string? Code = null, string? Reason = null);

    /// <summary>Keys of the claims, the decision, and why.</summary>
    internal sealed record ReviewAllRequest(IReadOnlyList<string> Claims, ReviewDecision Decision, string? Code = null, string? Reason = null);

    /// <summary>The move, and why.</summary>
    internal sealed record MoveClaimRequest(ClaimState To, string? PayerControlNumber = null, decimal? Paid = null, string? Reason = null);

    private static async Task<Results<Ok<ClaimView[]>, ProblemHttpResult>> ReviewAll([AsParameters] ClinicRoute at, ReviewAllRequest body, Caller caller, IGrainFactory grains)
    {
        if (body.Claims.Count is 0 or > 100) return Problems.Of(Refusal.Invalid("claims", "Choose 1 to 100 claims."));
        var keys = new HashSet<ClaimKey>();
        foreach (var text in body.Claims)
        {
            if (!ClaimKey.TryParse(text, out var key) || key.Session.Clinic != at.Clinic) return Problems.Of(Problems.NotFound);
            keys.Add(key);
        }

        var context = caller.Context(body.Reason);
        var outcomes = await Task.WhenAll(keys.Select(async key => (Key: key, Outcome: await grains.Claim(key).Review(context, new(body.Decision, body.Code)))));
        var refused = outcomes.Where(claim => !claim.Outcome.IsDone).Select(claim => (claim.Key, Refusal: claim.Outcome.Refusal!)).ToList();
        if (refused is not [(_, var first), ..]) return TypedResults.Ok(Array.ConvertAll(outcomes, claim => claim.Outcome.Value!));
        var message = outcomes.Length == 1 ? first.Message : $"{refused.Count} of {outcomes.Length} claims were not decided: {first.Message}";
        return Problems.Of(first with { Message = message, Details = [.. refused.Select(claim => new RefusalDetail(claim.Refusal.Code, claim.Refusal.Message, claim.Key.ToString()))] });
    }

    private static async Task<Results<Ok<ClaimPage>, ProblemHttpResult>> List(
        [AsParameters] ClinicRoute at, string[]? state, [Description("Key of a session of the clinic, as it stands in its claims: clinic/group/yyyy-MM-dd/slot.")] string? session, string? patient, int? offset, int? limit,
        IGrainFactory grains)
    {
        var states = new List<ClaimState>();
        foreach (var text in state ?? [])
        {
            if (!Enum.TryParse<ClaimState>(text, out var parsed) || !Enum.IsDefined(parsed) || char.IsAsciiDigit(text[0])) return Problems.Of(Refusal.Invalid("state", "There is no such claim state."));
            states.Add(parsed);
        }

        if (session is not null && !(SessionKey.TryParse(session, out var key) && key.Clinic == at.Clinic))
            return Problems.Of(Refusal.Invalid("session", "Give a session by its key: clinic/group/yyyy-MM-dd/slot."));
        if (offset is < 0 or > 1_000_000 || limit is < 1 or > 500) return Problems.Of(Refusal.Invalid("page", "Offset is 0 to 1000000, limit 1 to 500."));
        return TypedResults.Ok(await grains.Reports(at.Key).Claims(new([.. states], session, patient, offset ?? 0, limit ?? 100)));
    }
}
