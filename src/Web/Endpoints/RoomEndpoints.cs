using System.Collections.Immutable;
using GroupActors.Aggregates;
using GroupActors.Identity;
using GroupActors.Rooms;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GroupActors.Endpoints;

/// <summary>Rooms.</summary>
internal static class RoomEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapRooms(this RouteGroupBuilder clinic)
    {
        clinic.MapPost("/rooms", Add).Needs(Right.ChangeStaff).WithTags("Rooms").WithSummary("Add a room under a new id (F-8); 409 already_exists where the id is in use.");
        var room = clinic.MapKey<RoomKey>("/rooms/{room}", "clinic", "room").WithTags("Rooms");
        room.MapGet("", ([AsParameters] RoomRoute at, IGrainFactory grains) => grains.Room(at.Key).Get().Answer())
            .Needs(Right.ReadStaff).WithSummary("The room with its bookings.");
        room.MapPut("", ([AsParameters] RoomRoute at, RoomDetails body, Caller caller, IGrainFactory grains) =>
                grains.Room(at.Key).Define(caller.Edit(), new(body.Name, body.Seats, body.Equipment ?? [], body.IsAccessible)).Answer())
            .Needs(Right.ChangeStaff).Conditional().WithSummary("Create or change the room (F-8).");
    }

    /// <summary>What a room offers.</summary>
    internal sealed record RoomDetails(string Name, int Seats, ImmutableArray<string>? Equipment = null, bool IsAccessible = false);

    /// <summary>A room under a new id.</summary>
    internal sealed record NewRoom(string Id, string Name, int Seats, ImmutableArray<string>? Equipment = null, bool IsAccessible = false);

    private static async Task<Results<Ok<RoomView>, ProblemHttpResult>> Add([AsParameters] ClinicRoute at, NewRoom body, Caller caller, IGrainFactory grains)
    {
        if (!KeyText.IsSegment(body.Id)) return Problems.Of(Refusal.Invalid("id", "The room's id needs letters, digits, dots and dashes only, at most 40."));
        return await grains.Room(new(at.Clinic, body.Id)).Define(caller.Creation(), new(body.Name, body.Seats, body.Equipment ?? [], body.IsAccessible)).Answer();
    }
}
