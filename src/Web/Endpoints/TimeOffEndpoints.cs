using System.Collections.Immutable;
using GroupActors.Aggregates;
using GroupActors.Facilitators;
using GroupActors.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GroupActors.Endpoints;

/// <summary>Facilitators' time off (F-5); a facilitator reaches their own.</summary>
internal static class TimeOffEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapTimeOff(this RouteGroupBuilder clinic)
    {
        var all = clinic.MapKey<FacilitatorKey>("/facilitators/{facilitator}/time-off", "clinic", "facilitator").AddEndpointFilter<FacilitatorGuard>().WithTags("Time off");
        all.MapGet("", List).Needs(Right.ReadSchedules).WithSummary("Time off of 5 weeks back and ahead, with the sessions that an approved one uncovered.");
        all.MapPost("", Request).Needs(Right.RequestTimeOff).WithSummary("Ask for time off, or enter it approved; sick leave that begins within two days and lasts two weeks at most is approved at once (F-5).");
        var one = clinic.MapKey<FacilitatorKey>("/facilitators/{facilitator}/time-off/{timeOff}", "clinic", "facilitator").AddEndpointFilter<FacilitatorGuard>().WithTags("Time off");
        one.MapPost("/approve", ([AsParameters] TimeOffRoute at, ReasonRequest body, Caller caller, IGrainFactory grains) => grains.Facilitator(at.Key).ApproveTimeOff(caller.Context(body.Reason), new(at.TimeOff)).Answer())
            .Needs(Right.DecideTimeOff).WithSummary("Approve it: the answer lists the sessions that it uncovers, and its cover plan has the same id.");
        one.MapPost("/decline", ([AsParameters] TimeOffRoute at, ReasonRequest body, Caller caller, IGrainFactory grains) => grains.Facilitator(at.Key).DeclineTimeOff(caller.Context(body.Reason), new(at.TimeOff)).Answer())
            .Needs(Right.DecideTimeOff).WithSummary("Decline it.");
        one.MapPost("/withdraw", ([AsParameters] TimeOffRoute at, ReasonRequest body, Caller caller, IGrainFactory grains) => grains.Facilitator(at.Key).WithdrawTimeOff(caller.Context(body.Reason), new(at.TimeOff)).Answer())
            .Needs(Right.RequestTimeOff).WithSummary("Give the dates back.");
    }

    /// <summary>Time off that is asked for.</summary>
    /// <param name="Approve">Whether it is approved in the same step, which needs the right to.</param>
    /// <param name="OverrideNotice">Whether a director takes it in spite of short notice.</param>
    /// <param name="Reason">Why; needed for an override.</param>
    internal sealed record TimeOffRequest(
        TimeOffKind Kind, DateOnly From, DateOnly To, TimeOnly? FromTime = null, TimeOnly? ToTime = null, bool Approve = false, bool OverrideNotice = false, string? Reason = null);

    private static async Task<Results<Ok<ImmutableArray<TimeOffView>>, ProblemHttpResult>> List([AsParameters] FacilitatorRoute at, IGrainFactory grains) =>
        await grains.Facilitator(at.Key).Get() is { } facilitator ? TypedResults.Ok(facilitator.TimeOff) : Problems.Of(Problems.NotFound);

    private static async Task<Results<Ok<TimeOffView>, ProblemHttpResult>> Request([AsParameters] FacilitatorRoute at, TimeOffRequest body, Caller caller, IGrainFactory grains)
    {
        if (body.Approve && !caller.Member.May(Right.DecideTimeOff)) return Problems.Of(new Refusal("forbidden", "Time off is approved by a coordinator or director.", RefusalKind.Forbidden));
        if (body.OverrideNotice && !caller.Member.May(Right.OverrideNotice)) return Problems.Of(new Refusal("forbidden", "The notice is overridden by a director.", RefusalKind.Forbidden));
        var command = new RequestTimeOff(body.Kind, body.From, body.To, body.FromTime, body.ToTime, body.Approve, body.OverrideNotice);
        return await grains.Facilitator(at.Key).RequestTimeOff(caller.Context(body.Reason), command).Answer();
    }
}
