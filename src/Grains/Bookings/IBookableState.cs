using GroupActors.Calendars;

namespace GroupActors.Bookings;

/// <summary>A state with bookings.</summary>
internal interface IBookableState
{
    /// <summary>Whether the facilitator or room was ever registered.</summary>
    bool Exists { get; }

    /// <summary>Its bookings.</summary>
    BookingBook Book { get; }

    /// <summary>Under what its calendar is shared; null while it is not.</summary>
    CalendarSecret? Calendar { get; }
}
