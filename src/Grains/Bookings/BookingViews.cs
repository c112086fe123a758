using GroupActors.Facilitators;

namespace GroupActors.Bookings;

/// <summary>Bookings as people see them.</summary>
internal static class BookingViews
{
    public static ImmutableArray<BookingView> Of(BookingBook book) =>
    [
        .. from booking in book.Bookings
           let slot = booking.Slot
           orderby slot.Start
           select new BookingView(slot.Session.ToString(), slot.Date, slot.Start, slot.End, !book.IsLeased(booking.Operation)),
    ];
}
