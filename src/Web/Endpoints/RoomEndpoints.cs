using GroupActors.Identity;
using GroupActors.Rooms;

namespace GroupActors.Endpoints;

/// <summary>Rooms.</summary>
internal static class RoomEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapRooms(this RouteGroupBuilder clinic)
    {
        var room = clinic.MapKey<RoomKey>("/rooms/{room}", "clinic", "room").WithTags("Rooms");
        room.MapGet("", ([AsParameters] RoomRoute at, IGrainFactory grains) => grains.Room(at.Key).Get().Answer())
            .Needs(Right.ReadStaff).WithSummary("The room with its bookings.");
        room.MapPut("", ([AsParameters] RoomRoute at, DefineRoom body, Caller caller, IGrainFactory grains) => grains.Room(at.Key).Define(caller.Context(), body).Answer())
            .Needs(Right.ChangeStaff).WithSummary("Create or change the room (F-8).");
    }
}
