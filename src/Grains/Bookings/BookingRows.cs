namespace GroupActors.Bookings;

/// <summary>Rows of the bookings table: one for each session that an operation holds.</summary>
internal static class BookingRows
{
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
                    yield return RowChange.Upsert(ReadTables.Bookings, KeyOf(resource, new(reserved.Operation, slot)), clinic, resource, slot.Session.ToString(), slot.Start, slot.End, slot.Date);
                }
            }
            else
            {
                foreach (var booking in book.Bookings.Except(after.Bookings)) yield return RowChange.Delete(ReadTables.Bookings, KeyOf(resource, booking), clinic);
            }

            book = after;
        }
    }

    private static string KeyOf(string resource, Booking booking) => $"{resource}/{booking.Operation:N}/{booking.Slot.Session}";
}
