using GroupActors.Calendars;
using Orleans.Concurrency;

namespace GroupActors.Rooms;

/// <summary>A room and its bookings; no two sessions at once (F-8).</summary>
[Alias("rooms.room")]
public interface IRoomGrain : ISharedCalendar
{
    /// <summary>Adds the room or changes what it offers. Refused: <c>room_too_small</c> with every group that is booked here and needs more seats (F-8), <c>already_exists</c>, <c>version_conflict</c> (R-14), <c>invalid_…</c>.</summary>
    [Alias("define")]
    Task<Outcome<RoomView>> Define(CommandContext context, DefineRoom command, CancellationToken cancellationToken = default);

    /// <summary>The room, or null.</summary>
    [Alias("get"), ReadOnly]
    Task<RoomView?> Get(CancellationToken cancellationToken = default);
}
