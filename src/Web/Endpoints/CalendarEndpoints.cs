using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using GroupActors.Calendars;
using GroupActors.Facilitators;
using GroupActors.Identity;
using GroupActors.Live;
using GroupActors.Rooms;
using GroupActors.Sessions;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;

namespace GroupActors.Endpoints;

/// <summary>Calendars of facilitators and rooms: shared under a secret address, read by whatever calendar program has it. They name groups and rooms, never a patient.</summary>
internal static class CalendarEndpoints
{
    /// <summary>Name of the rate limit on the feeds.</summary>
    private const string FeedLimit = "calendars";

    private const int SecretBytes = 32;

    /// <summary>Requests a minute of one address: a calendar service reads those of many people from one.</summary>
    private const int FeedsPerMinute = 300;

    /// <summary>Adds the limit on the feeds.</summary>
    public static void AddCalendars(this IServiceCollection services) => services.AddOptions<RateLimiterOptions>().Configure(limits => limits.AddPolicy(FeedLimit, http =>
        RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = FeedsPerMinute, Window = TimeSpan.FromMinutes(1) })));

    /// <summary>Maps the feeds, which everybody with the address may read, and what shares and revokes them.</summary>
    public static void MapCalendars(this IEndpointRouteBuilder app, RouteGroupBuilder clinic)
    {
        var facilitator = clinic.MapKey<FacilitatorKey>("/facilitators/{facilitator}/calendar", "clinic", "facilitator").AddEndpointFilter<FacilitatorGuard>().WithTags("Calendars");
        facilitator.MapPost("", ([AsParameters] FacilitatorRoute at, Caller caller, HttpRequest request, AccountSecrets secrets, IGrainFactory grains) => Share(grains.Facilitator(at.Key), $"facilitators/{at.Facilitator}", at.Clinic, caller, request, secrets))
            .Needs(Right.ShareCalendars).WithSummary("Share the calendar under a new secret address, shown this once; the one before opens nothing any more.");
        facilitator.MapDelete("", ([AsParameters] FacilitatorRoute at, Caller caller, IGrainFactory grains) => grains.Facilitator(at.Key).RevokeCalendar(caller.Context()).Answer())
            .Needs(Right.ShareCalendars).WithSummary("Share the calendar no more.");
        var room = clinic.MapKey<RoomKey>("/rooms/{room}/calendar", "clinic", "room").WithTags("Calendars");
        room.MapPost("", ([AsParameters] RoomRoute at, Caller caller, HttpRequest request, AccountSecrets secrets, IGrainFactory grains) => Share(grains.Room(at.Key), $"rooms/{at.Room}", at.Clinic, caller, request, secrets))
            .Needs(Right.ChangeStaff).WithSummary("Share the room's calendar under a new secret address.");
        room.MapDelete("", ([AsParameters] RoomRoute at, Caller caller, IGrainFactory grains) => grains.Room(at.Key).RevokeCalendar(caller.Context()).Answer())
            .Needs(Right.ChangeStaff).WithSummary("Share the room's calendar no more.");
        app.MapGet("/calendars/{of}/facilitators/{facilitator}/{secret}.ics", (string of, string facilitator, string secret, IGrainFactory grains, ClinicDirectory directory) =>
            FacilitatorKey.TryParse($"{of}/{facilitator}", out var key) ? Feed(grains.Facilitator(key), of, secret, directory) : NotFound()).AllowAnonymous().RequireRateLimiting(FeedLimit).Produces<string>(StatusCodes.Status200OK, "text/calendar").ProducesProblem(StatusCodes.Status404NotFound).WithTags("Calendars").WithSummary("A facilitator's calendar as iCalendar.");
        app.MapGet("/calendars/{of}/rooms/{room}/{secret}.ics", (string of, string room, string secret, IGrainFactory grains, ClinicDirectory directory) =>
            RoomKey.TryParse($"{of}/{room}", out var key) ? Feed(grains.Room(key), of, secret, directory) : NotFound()).AllowAnonymous().RequireRateLimiting(FeedLimit).Produces<string>(StatusCodes.Status200OK, "text/calendar").ProducesProblem(StatusCodes.Status404NotFound).WithTags("Calendars").WithSummary("A room's calendar as iCalendar.");
    }

    /// <summary>A new secret address.</summary>
    /// <param name="Url">The address; it is shown this once.</param>
    internal sealed record SharedCalendar(string Url, DateTimeOffset? SharedAt);

    private static async Task<Results<Ok<SharedCalendar>, ProblemHttpResult>> Share(ISharedCalendar calendar, string path, string clinic, Caller caller, HttpRequest request, AccountSecrets secrets)
    {
        // It follows from the command: a request that is repeated for its answer was lost shows the address that the first one made.
        var context = caller.Context();
        var secret = Convert.ToHexStringLower(secrets.Of(request.HttpContext.User, $"calendar {clinic}/{path} by {context.CommandId} of ") ?? RandomNumberGenerator.GetBytes(SecretBytes));
        var outcome = await calendar.ShareCalendar(context, new(DigestOf(secret)));
        return outcome.IsDone
            ? TypedResults.Ok(new SharedCalendar($"{request.Scheme}://{request.Host}/calendars/{clinic}/{path}/{secret}.ics", outcome.Value.SharedAt))
            : Problems.Of(outcome.Refusal);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Feed(ISharedCalendar calendar, string clinic, string secret, ClinicDirectory directory)
    {
        if (await calendar.OpenCalendar(DigestOf(secret)) is not { } view) return Problems.Of(Problems.NotFound);
        return TypedResults.Text(Write(view, await directory.Of(new(clinic))), "text/calendar", Encoding.UTF8);
    }

    private static Task<Results<ContentHttpResult, ProblemHttpResult>> NotFound() => Task.FromResult<Results<ContentHttpResult, ProblemHttpResult>>(Problems.Of(Problems.NotFound));

    private static string Write(CalendarView view, ClinicFacts facts)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//GroupActors//Calendar//EN", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", view.Name);
        foreach (var booking in view.Bookings)
        {
            var session = SessionKey.Parse(booking.Session);
            calendar.Events.Add(new CalendarEvent
            {
                Uid = string.Create(CultureInfo.InvariantCulture, $"{session.Clinic}.{session.Group}.{session.Date:yyyy-MM-dd}.{session.Slot}@groupactors"),
                Start = new CalDateTime(booking.Start.UtcDateTime, "UTC"),
                End = new CalDateTime(booking.End.UtcDateTime, "UTC"),
                Summary = facts.Names.Groups.GetValueOrDefault(session.Group, session.Group),
            });
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static string DigestOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
