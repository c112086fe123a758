using GroupActors.Bookings;
using GroupActors.Clinics;

namespace GroupActors.Rooms;

/// <summary>What fits into a room, and when (F-8).</summary>
internal static class RoomRules
{
    public static Decision Define(RoomState state, DefineRoom command)
    {
        var problems = new Problems();
        problems.UnlessText(command.Name, "name", "The room's name");
        problems.Unless(command.Seats is >= 1 and <= 500, "seats", "A room has 1 to 500 seats.");
        problems.Unless(command.Equipment.All(item => Problems.IsText(item)), "equipment", "Each piece of equipment needs 1 to 100 characters.");
        if (problems.Refusal is { } refusal) return refusal;
        var defined = new RoomDefined(command.Name, command.Seats, command.Equipment, command.IsAccessible);
        return state.Exists && Content.IsSame(defined, new RoomDefined(state.Name, state.Seats, state.Equipment, state.IsAccessible)) ? Decision.Nothing : Decision.Of(defined);
    }

    /// <summary>Takes all sessions or none; sessions may follow each other at once unless policy wants a turnover gap.</summary>
    public static Decision Reserve(RoomState state, Reservation reservation, ClinicSettings settings, DateTimeOffset now)
    {
        if (!state.Exists) return Refusal.NotFound("room");
        var gap = TimeSpan.FromMinutes(settings.Policies.RoomTurnoverMinutes);
        var conflicts = BookingRules.DoubleBookings(state.Book, reservation.Slots, gap, "room_double_booked", state.Name).Concat(TooSmall(state, reservation));
        return BookingRules.Reserve(state.Book, reservation, conflicts, now);
    }

    private static IEnumerable<RefusalDetail> TooSmall(RoomState state, Reservation reservation)
    {
        if (state.Seats < reservation.Seats) yield return new("room_too_small", $"{state.Name} has {state.Seats} seats, and {reservation.Seats} are needed.", state.Name);
    }
}
