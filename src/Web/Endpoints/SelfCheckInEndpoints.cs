using System.Globalization;
using GroupActors.Arrivals;
using GroupActors.Identity;
using GroupActors.Pages;
using GroupActors.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GroupActors.Endpoints;

/// <summary>Checking in by oneself (P-3): the room's screen, and the patient's phone, which nobody signs in at.</summary>
internal static class SelfCheckInEndpoints
{
    /// <summary>Maps what somebody who runs the session may.</summary>
    public static void MapRoomScreen(this RouteGroupBuilder clinic) =>
        clinic.MapGet("/sessions/{group}/{date}/{slot}/room-screen", Screen).AddEndpointFilter<SessionGuard>().Needs(Right.RunSessions).WithTags("Self check-in")
            .WithSummary("What lets a room's screen show the session's codes until it is over, without a sign-in (P-3).");

    /// <summary>Maps what everybody may who is in the room.</summary>
    public static void MapSelfCheckIn(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter<ApiGuard>().AllowAnonymous().RequireRateLimiting(SelfCheckInExtensions.Limit).WithTags("Self check-in");
        api.MapPost("/room-code", Code).WithSummary("The code that a room's screen shows now; it changes every 30 seconds.");
        api.MapPost("/self-check-in/enter", Enter).WithSummary("Exchange the room's code of this moment for some minutes to type.");
        api.MapPost("/self-check-in", CheckIn).WithSummary("Check in by a personal code, or by date of birth and initial where the clinic asks for those. Whatever is wrong, the answer is the same.");

        var pages = app.MapGroup("/check-in").AllowAnonymous().RequireRateLimiting(SelfCheckInExtensions.Limit).ExcludeFromDescription();
        pages.MapGet("/{code}", Page);
        // What proves that the form is ours is in it: there is no sign-in that another site could misuse.
        pages.MapPost("", CheckInByForm).DisableAntiforgery();
    }

    /// <summary>What a room's screen proves itself by.</summary>
    internal sealed record RoomScreen(string Screen, DateTimeOffset Until);

    /// <summary>The same, sent by the screen.</summary>
    internal sealed record RoomCodeRequest(string Screen);

    /// <summary>The address in the room's code, its picture as SVG, and for how long it is shown.</summary>
    internal sealed record RoomCode(string Address, string Svg, int Milliseconds);

    /// <summary>The last part of the address in the room's code.</summary>
    internal sealed record EnterRequest(string Code);

    /// <summary>The proof of presence, and of the person.</summary>
    internal sealed record SelfCheckInRequest(string Token, string? PersonalCode = null, DateOnly? BirthDate = null, string? Initial = null);

    private static async Task<Results<Ok<RoomScreen>, ProblemHttpResult>> Screen([AsParameters] SessionRoute at, IGrainFactory grains, RoomCodes codes) =>
        await grains.Session(at.Key).Get() is { } session ? TypedResults.Ok(new RoomScreen(codes.ScreenOf(at.Key, session.End), session.End)) : Problems.Of(Problems.NotFound);

    private static Results<Ok<RoomCode>, ProblemHttpResult> Code(RoomCodeRequest body, HttpRequest request, RoomCodes codes)
    {
        if (codes.SessionOfScreen(body.Screen) is not { } session) return Problems.Of(Problems.NotFound);
        var address = $"{request.Scheme}://{request.Host}/check-in/{codes.CodeOf(session)}";
        return TypedResults.Ok(new RoomCode(address, QrImage.Of(address), (int)Math.Ceiling(codes.Remaining.TotalMilliseconds)));
    }

    private static async Task<Results<Ok<Admission>, ProblemHttpResult>> Enter(EnterRequest body, RoomDoor door) =>
        await door.Enter(body.Code) is { } admission ? TypedResults.Ok(admission) : Problems.Of(SelfCheckIn.Refused);

    private static async Task<Results<Ok<CheckedIn>, ProblemHttpResult>> CheckIn(SelfCheckInRequest body, RoomDoor door) =>
        await door.CheckIn(body.Token, body.PersonalCode, body.BirthDate, body.Initial) is { } done ? TypedResults.Ok(done) : Problems.Of(SelfCheckIn.Refused);

    private static async Task<RazorComponentResult<SelfCheckInPage>> Page(string code, RoomDoor door) => Shown(await door.Enter(code), null);

    private static async Task<RazorComponentResult<SelfCheckInPage>> CheckInByForm(
        [FromForm] string? token, [FromForm] string? code, [FromForm] string? month, [FromForm] string? day, [FromForm] string? year, [FromForm] string? initial, RoomDoor door)
    {
        var birthDate = DateOnly.TryParseExact($"{year}-{month}-{day}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : (DateOnly?)null;
        return Shown(null, await door.CheckIn(token, code, birthDate, initial));
    }

    private static RazorComponentResult<SelfCheckInPage> Shown(Admission? admission, CheckedIn? done) => new(new { Admission = admission, Done = done });
}
