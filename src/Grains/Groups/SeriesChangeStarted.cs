using GroupActors.Bookings;

namespace GroupActors.Groups;

/// <summary>The intent to change a series (F-10): from here on it is done whole or given up, whatever fails.</summary>
[JournalName("group.series-change-started")]
internal sealed record SeriesChangeStarted(Guid Operation, StartSeries Series, ImmutableArray<BookingSlot> Slots, SeriesChange Change) : IDomainEvent;
