using GroupActors.Bookings;

namespace GroupActors.Groups;

/// <summary>The intent to book a series: from here on the operation is confirmed or released, whatever fails.</summary>
[JournalName("group.series-booking-started")]
internal sealed record SeriesBookingStarted(Guid Operation, StartSeries Series, ImmutableArray<BookingSlot> Slots) : IDomainEvent;
