using static GroupActors.Aggregates.ReadColumnKind;

namespace GroupActors.Bookings;

/// <summary>Rows of the bookings table: one for each session that an operation holds.</summary>
internal static class BookingRows
{
    public static ReadTable Table { get; } = new("bookings", ("resource", Text), ("session", Text), ("starts_at", Instant), ("ends_at", Instant), ("date", Date));

    /// <param name="resource">Stream of the facilitator or room.</param>
    public static IEnumerable<RowChange> Changes(string resource, string clinic, BookingBook before, ReadOnlyMemory<JournalEntry> entries)
    {
        var book = before;
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = entries.Span[i];
            var after = book.On(entry);
            if (entry.Event is SlotsReserved reserved)
            {
                foreach (var slot in reserved.Slots)
                {
                    yield return RowChange.Upsert(Table, KeyOf(resource, new(reserved.Operation, slot)), clinic, resource, slot.Session.ToString(), slot.Start, slot.End, slot.Date);
                }
            }
            else
            {
                foreach (var booking in book.Bookings.Except(after.Bookings)) yield return RowChange.Delete(Table, KeyOf(resource, booking), clinic);
            }

            book = after;
        }
    }

    private static string KeyOf(string resource, Booking booking) => $"{resource}/{booking.Operation:N}/{booking.Slot.Session}";
}
