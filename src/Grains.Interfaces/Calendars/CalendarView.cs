using GroupActors.Facilitators;

namespace GroupActors.Calendars;

/// <summary>A shared calendar.</summary>
/// <param name="Name">Name of the facilitator or room.</param>
/// <param name="Bookings">Confirmed bookings ahead and 5 weeks back, by start.</param>
[GenerateSerializer, Immutable, Alias("calendars.view")]
public sealed record CalendarView([property: Id(0)] string Name, [property: Id(1)] ImmutableArray<BookingView> Bookings);
