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
        var api = app.MapGroup("/api").AddEndpointFilter<ApiGuard>().AllowAnonymous().WithTags("Self check-in");
        // Limited by its proof: no phone in the same network takes the code off the room's screen.
        api.MapPost("/room-code", Code).WithSummary("The code that a room's screen shows now; it changes every 30 seconds. Refused before check-in opens; not found once the session is over.");
        api.MapPost("/self-check-in/enter", Enter).RequireRateLimiting(SelfCheckInExtensions.Limit).WithSummary("Exchange the room's code of this moment for some minutes to type.");
        api.MapPost("/self-check-in", CheckIn).RequireRateLimiting(SelfCheckInExtensions.Limit).WithSummary("Check in by a personal code, or by date of birth and initial where the clinic asks for those. Whatever is wrong, the answer is the same.");

        var pages = app.MapGroup("/check-in").AllowAnonymous().RequireRateLimiting(SelfCheckInExtensions.Limit).ExcludeFromDescription();
        pages.MapGet("/{proof}", Page);
        // What proves that the form is ours is in it: there is no sign-in that another site could misuse.
        pages.MapPost("", CheckInByForm).DisableAntiforgery();
    }

    /// <summary>What a room's screen proves itself by.</summary>
    internal sealed record RoomScreen(string Screen, DateTimeOffset Until);

    /// <summary>The same, sent by the screen.</summary>
    internal sealed record RoomCodeRequest(string Screen);

    /// <summary>The address in the room's code, its picture as SVG, for how long it is shown, and for what: the clinic's name and when the session starts by its clock.</summary>
    internal sealed record RoomCode(string Address, string Svg, int Milliseconds, string Clinic, DateTimeOffset StartsAt);

    /// <summary>The last part of the address in the room's code.</summary>
    internal sealed record EnterRequest(string Code);

    /// <summary>The proof of presence, and of the person.</summary>
    internal sealed record SelfCheckInRequest(string Token, string? PersonalCode = null, DateOnly? BirthDate = null, string? Initial = null);

    private static async Task<Results<Ok<RoomScreen>, ProblemHttpResult>> Screen([AsParameters] SessionRoute at, IGrainFactory grains, RoomCodes codes) =>
        await grains.Session(at.Key).Get() is { } session ? TypedResults.Ok(new RoomScreen(codes.ScreenOf(at.Key, session.End), session.End)) : Problems.Of(Problems.NotFound);

    private static async Task<Results<Ok<RoomCode>, ProblemHttpResult>> Code(RoomCodeRequest body, HttpRequest request, RoomDoor door, RoomCodes codes)
    {
        var shown = await door.Show(body.Screen);
        if (!shown.IsDone) return Problems.Of(shown.Refusal!);
        var address = $"{request.Scheme}://{request.Host}/check-in/{shown.Value.Code}";
        return TypedResults.Ok(new RoomCode(address, QrImage.Of(address), (int)Math.Ceiling(codes.Remaining.TotalMilliseconds), shown.Value.Clinic, shown.Value.StartsAt));
    }

    private static async Task<Results<Ok<Admission>, ProblemHttpResult>> Enter(EnterRequest body, Phone phone, RoomDoor door) =>
        await door.Enter(body.Code, phone) is { } admission ? TypedResults.Ok(admission) : Problems.Of(SelfCheckIn.Refused);

    private static async Task<Results<Ok<CheckedIn>, ProblemHttpResult>> CheckIn(SelfCheckInRequest body, RoomDoor door) =>
        await door.CheckIn(body.Token, body.PersonalCode, body.BirthDate, body.Initial) is { } done ? TypedResults.Ok(done) : Problems.Of(SelfCheckIn.Refused);

    /// <summary>One address for the code, for another try, and for what came of it: loaded again, none of them does anything again.</summary>
    private static async Task<RazorComponentResult<SelfCheckInPage>> Page(string proof, Phone phone, RoomDoor door)
    {
        if (await door.Received(proof) is { } done) return new(new { Done = done });
        return await door.EnterAgain(proof) is { } again ? new(new { Admission = again, IsAgain = true }) : new(new { Admission = await door.Enter(proof, phone) });
    }

    private static async Task<RedirectHttpResult> CheckInByForm(
        [FromForm] string? token, [FromForm] string? code, [FromForm] string? month, [FromForm] string? day, [FromForm] string? year, [FromForm] string? initial, RoomDoor door, RoomCodes codes)
    {
        var birthDate = DateOnly.TryParseExact($"{year}-{month}-{day}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : (DateOnly?)null;
        var done = await door.CheckIn(token, code, birthDate, initial);
        return TypedResults.LocalRedirect("/check-in/" + (done?.Receipt ?? (codes.Admitted(token) is null ? "over" : token)));
    }
}
