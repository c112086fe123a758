using Orleans.Concurrency;

namespace GroupActors.Bookings;

/// <summary>A leaf query of a group whose sessions a room holds. Room and group each announce their change before they ask the other, so that of two that cross at least one sees the other.</summary>
[Alias("bookings.seated-group")]
internal interface ISeatedGroup : IGrainWithStringKey
{
    /// <summary>Seats that its sessions need, or more while a change to more places is being decided (F-8); 0 for an unknown group.</summary>
    [Alias("seats-needed"), ReadOnly]
    Task<int> SeatsNeeded(CancellationToken cancellationToken = default);
}
