using Orleans.Concurrency;

namespace GroupActors.Bookings;

/// <summary>A leaf query of a room: whoever wants more seats asks here, after having said so where <see cref="ISeatedGroup"/> is asked.</summary>
[Alias("bookings.room-seats")]
internal interface IRoomSeats : IGrainWithStringKey
{
    /// <summary>Seats that can be counted on: the room's, or fewer while a change to fewer is being decided (F-8).</summary>
    [Alias("seats-offered"), ReadOnly]
    Task<int> SeatsOffered(CancellationToken cancellationToken = default);
}
