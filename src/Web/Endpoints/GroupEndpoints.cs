using System.Collections.Immutable;
using System.Security.Claims;
using GroupActors.Aggregates;
using GroupActors.Census;
using GroupActors.Groups;
using GroupActors.Identity;
using GroupActors.Live;
using GroupActors.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GroupActors.Endpoints;

/// <summary>Groups and their rosters.</summary>
internal static class GroupEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapGroups(this RouteGroupBuilder clinic)
    {
        clinic.MapGet("/groups", List).Needs(Right.ReadRoster).WithTags("Groups").WithSummary("The groups that have not ended, in the week's order; a facilitator gets those they lead.");
        var groups = clinic.MapGroup("/groups/{group}").AddEndpointFilter<GroupGuard>().WithTags("Groups");
        groups.MapGet("", ([AsParameters] GroupRoute at, IGrainFactory grains) => grains.Group(at.Key).Get().Answer())
            .Needs(Right.ReadRoster).WithSummary("The group with its census and roster.");
        groups.MapPut("", ([AsParameters] GroupRoute at, DefineGroup body, Caller caller, IGrainFactory grains) => grains.Group(at.Key).Define(caller.Edit(), body).Answer())
            .Needs(Right.PlanGroups).Conditional().WithSummary("Create the group or change what defines it.");
        groups.MapPost("/series", ([AsParameters] GroupRoute at, StartSeries body, Caller caller, IGrainFactory grains) => grains.Group(at.Key).StartSeries(caller.Context(), body).Answer())
            .Needs(Right.PlanGroups).WithSummary("Start the series: book facilitators and room for the coming weeks, all or nothing (F-9). A week in which a facilitator is away is planned without them, as a session to cover.");
        groups.MapPut("/series", ([AsParameters] GroupRoute at, StartSeries body, Caller caller, IGrainFactory grains) => grains.Group(at.Key).ChangeSeries(caller.Edit(), body).Answer())
            .Needs(Right.PlanGroups).Conditional().WithSummary("Change slots, facilitators or room from a date on: every conflict is listed first, then all or nothing (F-10). Its version is the group's seriesVersion.");
        groups.MapPost("/sessions/cancel", ([AsParameters] GroupRoute at, CallOffRequest body, Caller caller, IGrainFactory grains) => grains.Group(at.Key).CallOffSessions(caller.Context(body.Reason), new(body.From, body.To)).Answer())
            .Needs(Right.PlanGroups).WithSummary("Cancel the sessions of some dates, and plan none there (S-13).");
        groups.MapPost("/sessions", ([AsParameters] GroupRoute at, AddSessionRequest body, Caller caller, IGrainFactory grains) => grains.Group(at.Key).AddSession(caller.Context(body.Reason), new(body.Date, body.Start, body.Minutes, body.Room)).Answer())
            .Needs(Right.PlanGroups).WithSummary("Add one session beside the weekly ones, such as in the place of a cancelled one: facilitators and room are booked, or nothing (F-9).");
        groups.MapGet("/sessions/missing", ([AsParameters] GroupRoute at, IGrainFactory grains) => grains.Group(at.Key).Missing())
            .Needs(Right.PlanGroups).WithSummary("The weekly times ahead at which the group could meet and has no session: cancelled, or skipped for a holiday or break that was taken back.");
        groups.MapPost("/breaks/lift", ([AsParameters] GroupRoute at, LiftBreakRequest body, Caller caller, IGrainFactory grains) => grains.Group(at.Key).LiftBreak(caller.Context(body.Reason), new(body.From, body.To)).Answer())
            .Needs(Right.PlanGroups).WithSummary("Take back dates that were called off; what was cancelled in them stays so.");
        groups.MapPut("/module-starts", ([AsParameters] GroupRoute at, SetModuleStarts body, Caller caller, IGrainFactory grains) => grains.Group(at.Key).SetModuleStarts(caller.Context(), body).Answer())
            .Needs(Right.PlanGroups).WithSummary("Say when modules start; a type may take new members then only (R-9).");
        groups.MapPost("/end", ([AsParameters] GroupRoute at, ReasonRequest body, Caller caller, IGrainFactory grains) => grains.Group(at.Key).End(caller.Context(body.Reason)).Answer())
            .Needs(Right.PlanGroups).WithSummary("End the group, which has no members any more (R-9).");
        groups.MapGet("/past-enrollments", ([AsParameters] GroupRoute at, IGrainFactory grains) => grains.Reports(new(at.Clinic)).PastEnrollments(at.Group))
            .Needs(Right.ReadRoster).WithSummary("Enrollments that ended.");
        groups.MapGet("/names", Names).Needs(Right.ReadRoster).WithSummary("The members' names, by patient id.");
        groups.MapGet("/history", ([AsParameters] GroupRoute at, string? patient, IGrainFactory grains) => grains.Reports(new(at.Clinic)).RosterHistory(at.Group, patient))
            .Needs(Right.ReadRoster).WithSummary("Every change of the roster, or of one member (R-13).");
        groups.MapGet("/attendance", Attendance).Needs(Right.ReadRoster).WithSummary("Attendance of each member at the latest closed sessions, 4 unless said.");
        groups.MapPost("/enrollments", Enroll).Needs(Right.ChangeRoster).WithSummary("Enroll a patient (R-5, R-6).");
        groups.MapPost("/enrollments/changes", ChangeMany).Needs(Right.ChangeRoster).WithSummary("One change for several members with one reason; each succeeds or is refused by itself (R-14).");

        var member = groups.MapGroup("/enrollments/{patient}");
        member.MapGet("", Get).Needs(Right.ReadRoster).WithSummary("One member's enrollment; its version is the ETag.");
        member.MapPost("/contacts", (
                [AsParameters] MemberRoute at, ContactRequest body, Caller caller, IGrainFactory grains, HttpResponse response) =>
                grains.Group(at.Key).RecordClinicalContact(caller.Context(body.Reason), new(at.Patient, body.At)).Answer(response))
            .Needs(Right.ReadRoster).WithSummary("Record a clinical contact: restarts the count of misses (R-7).");

        var edit = member.MapGroup("").AddEndpointFilter<VersionRequired>().WithMetadata(new VersionRequired());
        edit.MapPost("/holds", PlaceHold).Needs(Right.ChangeRoster).WithSummary("Place a hold (R-3). Needs If-Match.");
        edit.MapPost("/holds/clear", ClearHold).Needs(Right.ChangeRoster).WithSummary("Clear one reason of the hold (R-3, R-4). Needs If-Match.");
        edit.MapPost("/holds/override", Change((group, context, command) => group.OverrideHold(context, command))).Needs(Right.ChangeRoster).WithSummary("End the clinical or the administrative hold though its reasons stand, with a reason (R-3, R-4). Needs If-Match.");
        edit.MapPost("/graduate", Change((group, context, command) => group.Graduate(context, command))).Needs(Right.ChangeRoster).WithSummary("Graduate the member (R-2). Needs If-Match.");
        edit.MapPost("/transfer", (
                [AsParameters] MemberRoute at, TransferRequest body, Caller caller, IGrainFactory grains, HttpContext http) =>
                grains.Group(at.Key).Transfer(caller.Context(body.Reason), new(at.Patient, VersionRequired.Of(http.Request), body.To, body.Family)).Answer(http.Response))
            .Needs(Right.ChangeRoster).WithSummary("Take a place in another group, then leave this one (R-15). Needs If-Match.");
        edit.MapPut("/graduation", (
                [AsParameters] MemberRoute at, GraduationRequest body, Caller caller, IGrainFactory grains, HttpContext http) =>
                grains.Group(at.Key).PlanGraduation(caller.Context(body.Reason), new(at.Patient, VersionRequired.Of(http.Request), body.On)).Answer(http.Response))
            .Needs(Right.ChangeRoster).WithSummary("Say when the member is expected to graduate (R-12). Needs If-Match.");
        edit.MapPost("/drop", Change((group, context, command) => group.Drop(context, command))).Needs(Right.ChangeRoster).WithSummary("Drop the member (R-2). Needs If-Match.");
    }

    /// <summary>A patient to enroll.</summary>
    internal sealed record EnrollRequest(string Patient, string? Family = null, HoldReason? AdministrativeHold = null, DateOnly? Since = null, DateOnly? ReviewOn = null, string? Reason = null);

    /// <summary>The hold, and why.</summary>
    internal sealed record HoldRequest(HoldReason Hold, DateOnly? ReviewOn = null, DateOnly? Since = null, string? Reason = null);

    /// <summary>When the contact was; null for now.</summary>
    internal sealed record ContactRequest(DateTimeOffset? At = null, string? Reason = null);

    /// <summary>The dates, both included, and why.</summary>
    internal sealed record CallOffRequest(DateOnly From, DateOnly To, string Reason);

    /// <summary>When, how long, where, and why; without a room in that of the series.</summary>
    internal sealed record AddSessionRequest(DateOnly Date, TimeOnly Start, int Minutes, string? Room = null, string? Reason = null);

    /// <summary>The dates of the break, and why it is taken back.</summary>
    internal sealed record LiftBreakRequest(DateOnly From, DateOnly To, string? Reason = null);

    /// <summary>Id of the other group, and why.</summary>
    internal sealed record TransferRequest(string To, string? Family = null, string? Reason = null);

    /// <summary>The expected date; null takes it back.</summary>
    internal sealed record GraduationRequest(DateOnly? On = null, string? Reason = null);

    private static async Task<Results<Ok<ImmutableArray<MemberOutcome>>, ProblemHttpResult>> ChangeMany([AsParameters] GroupRoute at, ChangeManyRequest body, Caller caller, IGrainFactory grains)
    {
        if (body.Members is not { Length: >= 1 and <= ChangeManyRequest.Most } members || members.Any(member => member is null || !KeyText.IsSegment(member.Patient)) || members.DistinctBy(member => member.Patient).Count() != members.Length)
            return Problems.Of(Refusal.Invalid("members", $"Name 1 to {ChangeManyRequest.Most} members, each once, with the version that you saw."));
        if (body.Change is RosterChange.PlaceHold or RosterChange.ClearHold or RosterChange.RestoreHold && body.Hold is null) return Problems.Of(Refusal.Invalid("hold", "Name the reason of the hold."));
        if (body.Change == RosterChange.Transfer && body.To is null) return Problems.Of(Refusal.Invalid("to", "Name the group to transfer to."));
        var group = grains.Group(at.Key);
        var before = (await group.Get())?.Enrollments ?? [];
        return TypedResults.Ok<ImmutableArray<MemberOutcome>>([.. await Task.WhenAll(members.Select(Change))]);

        async Task<MemberOutcome> Change(ChangeManyRequest.Member member)
        {
            var context = caller.Context(body.Reason, member.Patient);
            var change = new ChangeEnrollment(member.Patient, member.Version);
            var outcome = await (body.Change switch
            {
                RosterChange.PlaceHold => group.PlaceHold(context, new(member.Patient, member.Version, body.Hold!.Value, body.ReviewOn)),
                RosterChange.ClearHold => group.ClearHold(context, new(member.Patient, member.Version, body.Hold!.Value)),
                RosterChange.RestoreHold when member.Held is { } held => group.PlaceHold(context, new(member.Patient, member.Version, body.Hold!.Value, held.ReviewOn, held.Since)),
                RosterChange.RestoreHold => group.ClearHold(context, new(member.Patient, member.Version, body.Hold!.Value)),
                RosterChange.OverrideHold => group.OverrideHold(context, change),
                RosterChange.Graduate => group.Graduate(context, change),
                RosterChange.Drop => group.Drop(context, change),
                RosterChange.Transfer => group.Transfer(context, new(member.Patient, member.Version, body.To!)),
                _ => group.RecordClinicalContact(context, new(member.Patient)),
            });
            return new(member.Patient, outcome.Value, outcome.Refusal?.Code, outcome.Refusal?.Message, outcome is { IsDone: true, Value: { } now } ? Undo(member, now) : null);
        }

        // Undone is what this change did and no more: a reason that stood already stays, with its dates.
        ChangeManyRequest.Member? Undo(ChangeManyRequest.Member member, EnrollmentView now)
        {
            if (body.Change is not (RosterChange.PlaceHold or RosterChange.ClearHold) || now.Version == member.Version) return null;
            if (before.FirstOrDefault(enrollment => enrollment.Patient == member.Patient && enrollment.Version == member.Version) is not { } was) return null;
            var held = was.Holds.FirstOrDefault(hold => hold.Reason == body.Hold);
            return new(member.Patient, now.Version, held is null ? null : new(held.Since, held.ReviewOn));
        }
    }

    private static Task<Results<Ok<EnrollmentView>, ProblemHttpResult>> Enroll(
        [AsParameters] GroupRoute at, EnrollRequest body, Caller caller, IGrainFactory grains, HttpResponse response) =>
        grains.Group(at.Key).Enroll(caller.Context(body.Reason), new(body.Patient, body.Family, body.AdministrativeHold, body.Since, body.ReviewOn) { IsEnteredLate = body.Since is not null }).Answer(response);

    private static async Task<Ok<List<GroupCard>>> List([AsParameters] ClinicRoute at, ClaimsPrincipal user, Reach reach, IGrainFactory grains)
    {
        var reached = new List<GroupCard>();
        foreach (var card in (await grains.Census(at.Key).Snapshot()).Groups.OrderBy(BoardOrder.Of, StringComparer.Ordinal))
        {
            if (await reach.Group(user, card.Key, Right.ReadRoster)) reached.Add(card);
        }

        return TypedResults.Ok(reached);
    }

    private static async Task<Results<Ok<ImmutableDictionary<string, ImmutableArray<AttendanceMark>>>, ProblemHttpResult>> Attendance([AsParameters] GroupRoute at, int? sessions, IGrainFactory grains) =>
        sessions is < 1 or > 60
            ? Problems.Of(Refusal.Invalid("sessions", "Ask for 1 to 60 sessions."))
            : TypedResults.Ok(await grains.Reports(new(at.Clinic)).Attendance(at.Group, sessions ?? 4));

    private static async Task<Results<Ok<ImmutableDictionary<string, string>>, ProblemHttpResult>> Names([AsParameters] GroupRoute at, IGrainFactory grains) =>
        await grains.Group(at.Key).Get() is { } group
            ? TypedResults.Ok(await grains.Reports(new(at.Clinic)).PatientNames([.. group.Enrollments.Select(enrollment => enrollment.Patient)]))
            : Problems.Of(Problems.NotFound);

    private static async Task<Results<Ok<EnrollmentView>, ProblemHttpResult>> Get([AsParameters] MemberRoute at, IGrainFactory grains, HttpResponse response)
    {
        var group = await grains.Group(at.Key).Get();
        if (group?.Enrollments.Where(row => row.Patient == at.Patient).MaxBy(row => row.Number) is not { } enrollment) return Problems.Of(Problems.NotFound);
        response.Headers.ETag = Answers.ETagOf(enrollment);
        return TypedResults.Ok(enrollment);
    }

    private static Task<Results<Ok<EnrollmentView>, ProblemHttpResult>> PlaceHold(
        [AsParameters] MemberRoute at, HoldRequest body, Caller caller, IGrainFactory grains, HttpContext http) =>
        grains.Group(at.Key).PlaceHold(caller.Context(body.Reason), new(at.Patient, VersionRequired.Of(http.Request), body.Hold, body.ReviewOn, body.Since)).Answer(http.Response);

    private static Task<Results<Ok<EnrollmentView>, ProblemHttpResult>> ClearHold(
        [AsParameters] MemberRoute at, HoldRequest body, Caller caller, IGrainFactory grains, HttpContext http) =>
        grains.Group(at.Key).ClearHold(caller.Context(body.Reason), new(at.Patient, VersionRequired.Of(http.Request), body.Hold)).Answer(http.Response);

    private static Delegate Change(Func<IGroupGrain, CommandContext, ChangeEnrollment, Task<Outcome<EnrollmentView>>> command) =>
        ([AsParameters] MemberRoute at, ReasonRequest body, Caller caller, IGrainFactory grains, HttpContext http) =>
            command(grains.Group(at.Key), caller.Context(body.Reason), new(at.Patient, VersionRequired.Of(http.Request))).Answer(http.Response);
}
