using GroupActors.Bookings;

namespace GroupActors.Cover;

/// <summary>A session that lacks facilitators, with everybody's answer.</summary>
/// <param name="Needed">Facilitators it lacks.</param>
/// <param name="Has">Ids of those who stay with it.</param>
/// <param name="Own">Ids of those who lead the group.</param>
/// <param name="Order">Sessions of the group around it, in order.</param>
/// <param name="Candidates">Everybody, ranked (F-6).</param>
internal sealed record CoverDemand(
    BookingSlot Slot, string GroupName, int Needed, ImmutableArray<string> Has, ImmutableArray<string> Own, ImmutableArray<Sessions.SessionKey> Order, ImmutableArray<CoverCandidate> Candidates);
