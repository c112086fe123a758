using System.Collections.Immutable;
using GroupActors.Aggregates;
using GroupActors.Identity;
using GroupActors.Reports;
using GroupActors.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GroupActors.Endpoints;

/// <summary>Sessions and attendance.</summary>
internal static class SessionEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapSessions(this RouteGroupBuilder clinic)
    {
        clinic.MapGet("/sessions", List).Needs(Right.RunSessions).WithTags("Sessions")
            .WithSummary("Sessions of some days, at most 92; a facilitator gets their own (S-7).");

        var session = clinic.MapGroup("/sessions/{group}/{date}/{slot}").AddEndpointFilter<SessionGuard>().WithTags("Sessions");
        session.MapGet("", ([AsParameters] SessionRoute at, IGrainFactory grains) => grains.Session(at.Key).Get().Answer())
            .Needs(Right.RunSessions).WithSummary("The session with everyone's attendance.");
        session.MapGet("/names", Names).Needs(Right.RunSessions).WithSummary("The names of those on the session's roster, by patient id.");
        session.MapGet("/history", ([AsParameters] SessionRoute at, IGrainFactory grains) => grains.Reports(new(at.Clinic)).SessionHistory(at.Key))
            .Needs(Right.RunSessions).WithSummary("Every change of the session.");
        session.MapPost("/check-in/open", ([AsParameters] SessionRoute at, Caller caller, IGrainFactory grains) => grains.Session(at.Key).OpenCheckIn(caller.Context()).Answer())
            .Needs(Right.RunSessions).WithSummary("Open check-in before its time (S-1).");
        session.MapPost("/close", ([AsParameters] SessionRoute at, CloseSession body, Caller caller, IGrainFactory grains) => grains.Session(at.Key).Close(caller.Context(), body).Answer())
            .Needs(Right.RunSessions).WithSummary("Close the session; answers with what is billed and what not, and why (S-8).");
        session.MapPost("/close/preview", ([AsParameters] SessionRoute at, CloseSession body, IGrainFactory grains) => grains.Session(at.Key).PreviewClose(body).Answer())
            .Needs(Right.RunSessions).WithSummary("What closing would do; changes nothing.");
        session.MapPost("/cancel", ([AsParameters] SessionRoute at, ReasonRequest body, Caller caller, IGrainFactory grains) => grains.Session(at.Key).Cancel(caller.Context(body.Reason)).Answer())
            .Needs(Right.PlanGroups).WithSummary("Cancel the session (S-13).");
        session.MapPost("/move", (
                [AsParameters] SessionRoute at, MoveSessionRequest body, Caller caller, IGrainFactory grains) =>
                grains.Group(at.Key.GroupKey).MoveSession(caller.Context(body.Reason), new(at.Key, body.Date, body.Start, body.Minutes, body.Room)).Answer())
            .Needs(Right.PlanGroups).WithSummary("Move the session to another time, with whoever leads it; it keeps its address (F-10).");
        session.MapPut("/facilitators", (
                [AsParameters] SessionRoute at, FacilitatorsRequest body, Caller caller, IGrainFactory grains) =>
                grains.Session(at.Key).AssignFacilitators(caller.Context(body.Reason), new([.. body.Facilitators])).Answer())
            .Needs(Right.PlanGroups).WithSummary("Assign the two who lead a session together, both or neither (F-4).");
        session.MapPut("/facilitators/{facilitator}", (
                [AsParameters] SessionRoute at, string facilitator, ReasonRequest body, Caller caller, IGrainFactory grains) =>
                grains.Session(at.Key).AssignFacilitator(caller.Context(body.Reason), new(facilitator)).Answer())
            .Needs(Right.PlanGroups).WithSummary("Assign a facilitator (F-2).");
        session.MapDelete("/facilitators/{facilitator}", (
                [AsParameters] SessionRoute at, string facilitator, Caller caller, IGrainFactory grains) =>
                grains.Session(at.Key).RemoveFacilitator(caller.Context(), new(facilitator)).Answer())
            .Needs(Right.PlanGroups).WithSummary("Take a facilitator off the session: it is uncovered until another is assigned (F-9).");
        session.MapGet("/cover", ([AsParameters] SessionRoute at, IGrainFactory grains) => grains.Reports(new(at.Clinic)).CoverFor(at.Key).Answer())
            .Needs(Right.PlanGroups).WithSummary("Everybody who might cover the session, ranked, with why they can or cannot (F-6).");
        session.MapAttendance();
    }

    /// <summary>Ids of the facilitators, and why.</summary>
    internal sealed record FacilitatorsRequest(string[] Facilitators, string? Reason = null);

    private static void MapAttendance(this RouteGroupBuilder session)
    {
        var member = session.MapGroup("/attendance/{patient}");
        member.MapPost("/check-in", (
                [AsParameters] AttendanceRoute at, CheckInRequest body, Caller caller, IGrainFactory grains) =>
                grains.Session(at.Session).CheckIn(caller.Context(), new(at.Patient, SourceOf(caller), body.Elapsed, body.Modality)).Answer())
            .Needs(Right.RunSessions).WithSummary("Check the member in; twice is once (S-4).");
        member.MapPost("/undo", ([AsParameters] AttendanceRoute at, UndoRequest body, Caller caller, IGrainFactory grains) =>
                grains.Session(at.Session).Undo(caller.Context(body.Reason), new(at.Patient, body.CheckInKey is { } key ? caller.CommandOf(key) : body.CheckIn)).Answer())
            .Needs(Right.RunSessions).WithSummary("Back to expected, while the session is open; from a device that was offline, only the check-in that it names (S-4).");
        member.MapPost("/notice", (
                [AsParameters] AttendanceRoute at, NoticeRequest body, Caller caller, IGrainFactory grains) =>
                grains.Session(at.Session).RecordNotice(caller.Context(body.Reason), new(at.Patient, body.ReceivedAt)).Answer())
            .Needs(Right.RunSessions).WithSummary("The member gave notice: late cancel or cancelled, by its time (S-3).");
        member.MapPost("/no-show", ([AsParameters] AttendanceRoute at, ReasonRequest body, Caller caller, IGrainFactory grains) => grains.Session(at.Session).RecordNoShow(caller.Context(body.Reason), new(at.Patient)).Answer())
            .Needs(Right.RunSessions).WithSummary("The member did not come.");
        member.MapPut("/presence", (
                [AsParameters] AttendanceRoute at, PresenceRequest body, Caller caller, IGrainFactory grains) =>
                grains.Session(at.Session).DescribePresence(caller.Context(body.Reason), new(at.Patient, body.LateMinutes, body.LeftEarlyMinutes, body.Modality, body.FamilyPresent)).Answer())
            .Needs(Right.RunSessions).WithSummary("Minutes late or left early, modality, family members present (S-3, S-12).");
        member.MapPost("/unbilled", ([AsParameters] AttendanceRoute at, ReasonRequest body, Caller caller, IGrainFactory grains) => grains.Session(at.Session).RecordUnbilledAttendance(caller.Context(body.Reason), new(at.Patient)).Answer())
            .Needs(Right.RunSessions).WithSummary("A member on hold was there; bills nothing (S-5).");
        member.MapPost("/no-show-note", (
                [AsParameters] AttendanceRoute at, NoShowNoteRequest body, Caller caller, IGrainFactory grains) =>
                grains.Session(at.Session).DocumentNoShow(caller.Context(), new(at.Patient, body.Outreach, body.Text)).Answer())
            .Needs(Right.RunSessions).WithSummary("The brief note of a no-show: whether outreach was attempted, and how (S-10).");
        member.MapPost("/amend/preview", (
                [AsParameters] AttendanceRoute at, AmendRequest body, IGrainFactory grains) =>
                grains.Session(at.Session).PreviewAmend(new(at.Patient, body.WasPresent, body.NoticeReceivedAt, body.LateMinutes, body.LeftEarlyMinutes, body.FamilyPresent, body.Modality)).Answer())
            .Needs(Right.RunSessions).WithSummary("What an amendment would change in billing; changes nothing (S-9).");
        member.MapPost("/amend", (
                [AsParameters] AttendanceRoute at, AmendRequest body, Caller caller, IGrainFactory grains) =>
                grains.Session(at.Session).Amend(
                    caller.Context(body.Reason), new(at.Patient, body.WasPresent, body.NoticeReceivedAt, body.LateMinutes, body.LeftEarlyMinutes, body.FamilyPresent, body.Modality)).Answer())
            .Needs(Right.RunSessions).WithSummary("Correct a closed session; its claims are corrected, never edited (S-9, B-10).");
    }

    /// <summary>The new local time.</summary>
    internal sealed record MoveSessionRequest(DateOnly Date, TimeOnly Start, int? Minutes = null, string? Room = null, string? Reason = null);

    /// <summary>A check-in: the time since it happened, from a device that was offline, and how they take part.</summary>
    internal sealed record CheckInRequest(TimeSpan? Elapsed = null, Modality? Modality = null);

    /// <summary>Why a check-in is taken back, and from a device that was offline, which: its own by the Idempotency-Key that it had, or the one that it was shown.</summary>
    internal sealed record UndoRequest(string? Reason = null, string? CheckInKey = null, Guid? CheckIn = null);

    /// <summary>When notice was received; null for now.</summary>
    internal sealed record NoticeRequest(DateTimeOffset? ReceivedAt = null, string? Reason = null);

    /// <summary>How they were there. What is null stays as it is.</summary>
    internal sealed record PresenceRequest(int? LateMinutes = null, int? LeftEarlyMinutes = null, Modality? Modality = null, int? FamilyPresent = null, string? Reason = null);

    /// <summary>Whether outreach was attempted, and how; more of it in the writer's words.</summary>
    internal sealed record NoShowNoteRequest(Outreach Outreach, string? Text = null);

    /// <summary>The correction, and why.</summary>
    internal sealed record AmendRequest(
        string Reason, bool? WasPresent = null, DateTimeOffset? NoticeReceivedAt = null, int? LateMinutes = null, int? LeftEarlyMinutes = null, int? FamilyPresent = null, Modality? Modality = null);

    private static async Task<Results<Ok<ImmutableDictionary<string, string>>, ProblemHttpResult>> Names([AsParameters] SessionRoute at, IGrainFactory grains) =>
        await grains.Session(at.Key).Get() is { } session
            ? TypedResults.Ok(await grains.Reports(new(at.Clinic)).PatientNames([.. session.Attendance.Select(member => member.Patient)]))
            : Problems.Of(Problems.NotFound);

    private static async Task<Results<Ok<ImmutableArray<SessionListItem>>, ProblemHttpResult>> List([AsParameters] ClinicRoute at, string? from, string? to, string? facilitator, string? group, Caller caller, IGrainFactory grains)
    {
        if (!QueryDate.TryRead(from, out var first) || !QueryDate.TryRead(to, out var last) || last < first || last.DayNumber - first.DayNumber > 92)
            return Problems.Of(Refusal.Invalid("dates", "Give from and to as yyyy-MM-dd, at most 92 days apart."));
        if (caller.Member.MayOnlyAsFacilitator(Right.RunSessions))
        {
            if (caller.Member.Facilitator is not { } own) return TypedResults.Ok(ImmutableArray<SessionListItem>.Empty);
            facilitator = own;
        }

        return TypedResults.Ok(await grains.Reports(at.Key).Sessions(first, last, facilitator, group));
    }

    private static CheckInSource SourceOf(Caller caller) => caller.Member.MayOnlyAsFacilitator(Right.RunSessions) ? CheckInSource.Facilitator : CheckInSource.Coordinator;
}
