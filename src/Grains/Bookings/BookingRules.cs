using GroupActors.Clinics;
using GroupActors.Sessions;

namespace GroupActors.Bookings;

/// <summary>How facilitators and rooms are booked (F-2, F-8, F-9): the one set of rules for both.</summary>
internal static class BookingRules
{
    /// <summary>How long an owner may be silent before it is asked.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Takes all slots or none. <paramref name="conflicts"/> are the reasons against it, whose first gives the refusal its code.</summary>
    public static Decision Reserve(BookingBook book, Reservation reservation, IEnumerable<RefusalDetail> conflicts, DateTimeOffset now)
    {
        if (book.IsReleased(reservation.Operation)) return Refusal.Conflict("reservation_released", "This booking was given up before it arrived.");
        if (book.SlotsOf(reservation.Operation) > 0) return Decision.Nothing;
        if (reservation.Slots.IsDefaultOrEmpty) return Refusal.Invalid("slots", "A reservation names at least one session.");
        if (reservation.Slots.Any(slot => slot.End <= slot.Start)) return Refusal.Invalid("slots", "A session ends after it starts.");

        ImmutableArray<RefusalDetail> details = [.. conflicts];
        return details.IsEmpty
            ? Decision.Of(new SlotsReserved(reservation.Operation, reservation.Owner, reservation.Slots, now + Lease))
            : new Refusal(details[0].Code, details[0].Message, KindOf(details[0].Code)) { Details = details };
    }

    /// <summary>What the owner decided. The first word is final, and one for an operation that never arrived is kept for it.</summary>
    public static Decision Settle(BookingBook book, Guid operation, bool isConfirmed)
    {
        if (isConfirmed) return book.IsLeased(operation) ? Decision.Of(new ReservationConfirmed(operation)) : Decision.Nothing;
        return book.IsReleased(operation) ? Decision.Nothing : Decision.Of(new ReservationReleased(operation));
    }

    /// <summary>What the owner says when its lease has ended.</summary>
    public static Decision EndLease(BookingBook book, Guid operation, BookingOutcome outcome, DateTimeOffset now) => outcome switch
    {
        _ when !book.IsLeased(operation) => Decision.Nothing,
        BookingOutcome.Pending => Decision.Of(new LeaseExtended(operation, now + Lease)),
        _ => Settle(book, operation, outcome == BookingOutcome.Confirmed),
    };

    /// <summary>Frees what <paramref name="message"/> means (F-9, S-13); an operation that then holds nothing has ended.</summary>
    public static Decision Release(BookingBook book, BookingsReleased message) =>
        book.Bookings.Any(booking => IsMeant(booking, message.Sessions, message.Operations))
        || message.Operations.Any(operation => book.SlotsOf(operation) == 0 && !book.IsReleased(operation))
            ? Decision.Of(new SessionsReleased(message.Sessions, message.Operations))
            : Decision.Nothing;

    public static bool IsMeant(Booking booking, ImmutableArray<SessionKey> sessions, ImmutableArray<Guid> operations) =>
        operations.Contains(booking.Operation) && sessions.Contains(booking.Slot.Session);

    /// <summary>
    /// The slots at which something else is already booked, or at which the reservation meets itself. What the same session holds from earlier is given back when it moves, and is no conflict; of what a reservation replaces, <see cref="BookingBook.Without"/>.
    /// </summary>
    /// <param name="gap">Time that stays free between two sessions.</param>
    /// <param name="code">Code of the conflict.</param>
    /// <param name="name">Name of the facilitator or room.</param>
    public static IEnumerable<RefusalDetail> DoubleBookings(BookingBook book, ImmutableArray<BookingSlot> slots, TimeSpan gap, string code, string name)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            var slot = slots[i];
            var other = book.Bookings.Select(booking => booking.Slot).Concat(slots.Take(i)).FirstOrDefault(taken => taken.Session != slot.Session && Meet(taken, slot, gap));
            if (other is null) continue;
            yield return new(code, $"{name} is already booked at that time on {SpokenDate.Of(slot.Date)}, by the group {other.Session.Group}.", slot.Session.ToString());
        }
    }

    /// <summary>The days on which the slots pass the facilitator's daily cap (F-2).</summary>
    public static IEnumerable<RefusalDetail> PastDailyCap(BookingBook book, ImmutableArray<BookingSlot> slots, int cap, string name) =>
        PastCap(book, slots, date => date, cap).Select(date => new RefusalDetail("daily_cap", $"{name} would lead more than {cap} groups on {SpokenDate.Of(date)}.", $"{date:yyyy-MM-dd}"));

    /// <summary>The weeks, Monday to Sunday, in which the slots pass the facilitator's weekly cap (F-2).</summary>
    public static IEnumerable<RefusalDetail> PastWeeklyCap(BookingBook book, ImmutableArray<BookingSlot> slots, int cap, string name) =>
        PastCap(book, slots, ClinicZone.Monday, cap)
            .Select(monday => new RefusalDetail("weekly_cap", $"{name} would lead more than {cap} groups in the week of {SpokenDate.Of(monday)}.", $"{monday:yyyy-MM-dd}"));

    /// <summary>Sessions are counted, not bookings: one that moves within the period still is one.</summary>
    private static IEnumerable<DateOnly> PastCap(BookingBook book, ImmutableArray<BookingSlot> slots, Func<DateOnly, DateOnly> period, int cap) =>
        from wanted in slots.GroupBy(slot => period(slot.Date), slot => slot.Session)
        let held = book.Bookings.Where(booking => period(booking.Slot.Date) == wanted.Key).Select(booking => booking.Slot.Session)
        where held.Union(wanted).Count() > cap
        orderby wanted.Key
        select wanted.Key;

    private static bool Meet(BookingSlot one, BookingSlot other, TimeSpan gap) => one.Start < other.End + gap && other.Start < one.End + gap;

    private static RefusalKind KindOf(string code) => code is "missing_credential" or "room_too_small" ? RefusalKind.Rule : RefusalKind.Conflict;
}
