using System.Collections.Immutable;
using GroupActors.Identity;
using GroupActors.Reports;
using GroupActors.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GroupActors.Endpoints;

/// <summary>What a person must do.</summary>
internal static class TaskEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapTasks(this RouteGroupBuilder clinic)
    {
        clinic.MapGet("/tasks", ([AsParameters] ClinicRoute at, Caller caller, IGrainFactory grains) => Own(at, caller, grains))
            .Needs(Right.WorkTasks).WithTags("Tasks").WithSummary("Open tasks; a facilitator gets those of their own sessions.");
        var task = clinic.MapKey<TaskKey>("/tasks/{task}", "clinic", "task").WithTags("Tasks");
        task.MapGet("", Get).Needs(Right.WorkTasks).WithSummary("One task.");
        task.MapPost("/settle", Settle).Needs(Right.WorkTasks).WithSummary("Settle the task.");
    }

    /// <summary>How it ended, and why.</summary>
    internal sealed record SettleRequest(TaskOutcome Outcome, string? Reason = null);

    private static async Task<Results<Ok<TaskView>, ProblemHttpResult>> Get([AsParameters] TaskRoute at, Caller caller, IGrainFactory grains) =>
        await Reaches(at, caller, grains) ? await grains.Task(at.Key).Get().Answer() : Problems.Of(Problems.NotFound);

    private static async Task<Results<Ok<TaskView>, ProblemHttpResult>> Settle([AsParameters] TaskRoute at, SettleRequest body, Caller caller, IGrainFactory grains) =>
        await Reaches(at, caller, grains) ? await grains.Task(at.Key).Settle(caller.Context(body.Reason), new(body.Outcome)).Answer() : Problems.Of(Problems.NotFound);

    private static async Task<Ok<ImmutableArray<TaskListItem>>> Own(ClinicRoute at, Caller caller, IGrainFactory grains) => caller.Member switch
    {
        var member when !member.MayOnlyAsFacilitator(Right.WorkTasks) => TypedResults.Ok<ImmutableArray<TaskListItem>>([.. (await grains.Reports(at.Key).Tasks()).Where(task => MayWork(member, task.Kind))]),
        { Facilitator: { } own } => TypedResults.Ok(await grains.Reports(at.Key).Tasks(own)),
        _ => TypedResults.Ok(ImmutableArray<TaskListItem>.Empty),
    };

    /// <summary>Who asks to be away is told to those who decide on it.</summary>
    internal static bool MayWork(ClinicMember member, TaskKind kind) => kind != TaskKind.TimeOffRequest || member.May(Right.DecideTimeOff);

    private static async Task<bool> Reaches(TaskRoute at, Caller caller, IGrainFactory grains)
    {
        if (!caller.Member.MayOnlyAsFacilitator(Right.WorkTasks)) return await grains.Task(at.Key).Get() is not { } task || MayWork(caller.Member, task.Kind);
        return caller.Member.Facilitator is { } own && await grains.Task(at.Key).Get() is { Session: { } session }
            && Sessions.SessionKey.TryParse(session, out var key) && await grains.Session(key).Get() is { } view && view.Facilitators.Contains(own);
    }
}
