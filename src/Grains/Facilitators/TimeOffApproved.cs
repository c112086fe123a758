using GroupActors.Bookings;

namespace GroupActors.Facilitators;

/// <summary>Time off was granted.</summary>
/// <param name="Bookings">What was booked inside it and had not begun: each session gives it up.</param>
[JournalName("facilitator.time-off-approved")]
internal sealed record TimeOffApproved(string TimeOff, ImmutableArray<Booking> Bookings) : IDomainEvent;
