using GroupActors.Bookings;
using GroupActors.Clinics;
using GroupActors.Groups;

namespace GroupActors.Rooms;

/// <summary>What fits into a room, and when (F-8).</summary>
internal static class RoomRules
{
    /// <param name="needs">What the groups need whose sessions the room has ahead, where it would have fewer seats than before.</param>
    public static Decision Define(RoomState state, DefineRoom command, ImmutableArray<SeatsOfGroup> needs)
    {
        var problems = new Problems();
        problems.UnlessText(command.Name, "name", "The room's name");
        problems.Unless(command.Seats is >= 1 and <= 500, "seats", "A room has 1 to 500 seats.");
        problems.Unless(command.Equipment.All(item => Problems.IsText(item)), "equipment", "Each piece of equipment needs 1 to 100 characters.");
        if (problems.Refusal is { } refusal) return refusal;
        ImmutableArray<RefusalDetail> tooMany =
        [
            .. needs.Where(group => group.Seats > command.Seats).OrderBy(group => group.Group, StringComparer.Ordinal)
                .Select(group => new RefusalDetail("room_too_small", $"The group {group.Group}, whose sessions are booked here, needs {group.Seats} seats.", group.Group)),
        ];
        if (!tooMany.IsEmpty) return new Refusal(tooMany[0].Code, tooMany[0].Message) { Details = tooMany };
        var defined = new RoomDefined(command.Name, command.Seats, command.Equipment, command.IsAccessible);
        return state.Exists && Content.IsSame(defined, new RoomDefined(state.Name, state.Seats, state.Equipment, state.IsAccessible)) ? Decision.Nothing : Decision.Of(defined);
    }

    /// <summary>The groups that have sessions here which are not over.</summary>
    public static ImmutableArray<GroupKey> GroupsAhead(RoomState state, DateTimeOffset now) =>
        [.. state.Book.Bookings.Where(booking => booking.Slot.End > now).Select(booking => booking.Slot.Session.GroupKey).Distinct()];

    /// <summary>Takes all sessions or none; sessions may follow each other at once unless policy wants a turnover gap.</summary>
    /// <param name="seats">Seats that can be counted on.</param>
    public static Decision Reserve(RoomState state, Reservation reservation, int seats, ClinicSettings settings, DateTimeOffset now)
    {
        if (!state.Exists) return Refusal.NotFound("room");
        var gap = TimeSpan.FromMinutes(settings.Policies.RoomTurnoverMinutes);
        var conflicts = BookingRules.DoubleBookings(state.Book.Without(reservation.Replaced), reservation.Slots, gap, "room_double_booked", state.Name).Concat(TooSmall(state, reservation, seats));
        return BookingRules.Reserve(state.Book, reservation, conflicts, now);
    }

    private static IEnumerable<RefusalDetail> TooSmall(RoomState state, Reservation reservation, int seats)
    {
        if (seats < reservation.Seats) yield return new("room_too_small", $"{state.Name} has {seats} seats, and {reservation.Seats} are needed.", state.Name);
    }
}
