using GroupActors.Facilitators;
using GroupActors.Rooms;
using static GroupActors.Bookings.BookingFixture;

namespace GroupActors.Bookings;

public sealed class BookingRulesTests
{
    [Fact]
    public void F9_the_same_operation_again_takes_nothing_more()
    {
        var reservation = Reservation(1, Slot("a", Monday));
        var booked = Reserve(Facilitator, reservation);
        FacilitatorRules.Reserve(booked, reservation, Settings, Now).ShouldBe(Decision.Nothing);
    }

    [Fact]
    public void F9_an_operation_released_before_it_arrives_is_refused()
    {
        var released = Fold(Facilitator, BookingRules.Settle(Facilitator.Book, Operation(1), isConfirmed: false));
        FacilitatorRules.Reserve(released, Reservation(1, Slot("a", Monday)), Settings, Now).Refusal!.Code.ShouldBe("reservation_released");
        BookingRules.Settle(released.Book, Operation(1), isConfirmed: false).ShouldBe(Decision.Nothing);
    }

    [Fact]
    public void F9_releasing_frees_every_slot_of_the_operation_and_of_no_other()
    {
        var booked = Reserve(Reserve(Facilitator, Reservation(1, Slot("a", Monday), Slot("a", Monday.AddDays(7)))), Reservation(2, Slot("b", Monday, 14)));
        var released = Fold(booked, BookingRules.Settle(booked.Book, Operation(1), isConfirmed: false));
        released.Book.Bookings.ShouldHaveSingleItem().Operation.ShouldBe(Operation(2));
        Reserve(released, Reservation(3, Slot("c", Monday))).Book.SlotsOf(Operation(3)).ShouldBe(1);
    }

    [Fact]
    public void F9_a_confirmed_operation_has_no_lease_and_an_unheard_one_asks_its_owner()
    {
        var booked = Reserve(Facilitator, Reservation(1, Slot("a", Monday)));
        booked.Deadline.ShouldBe(Now + BookingRules.Lease);

        var extended = Fold(booked, BookingRules.EndLease(booked.Book, Operation(1), BookingOutcome.Pending, Now + BookingRules.Lease));
        extended.Deadline.ShouldBe(Now + (2 * BookingRules.Lease));

        var confirmed = Fold(extended, BookingRules.EndLease(extended.Book, Operation(1), BookingOutcome.Confirmed, Now));
        confirmed.Deadline.ShouldBeNull();
        confirmed.Book.SlotsOf(Operation(1)).ShouldBe(1);

        var released = Fold(extended, BookingRules.EndLease(extended.Book, Operation(1), BookingOutcome.Released, Now));
        released.Deadline.ShouldBeNull();
        released.Book.SlotsOf(Operation(1)).ShouldBe(0);
        BookingRules.EndLease(confirmed.Book, Operation(1), BookingOutcome.Released, Now).ShouldBe(Decision.Nothing);
    }

    [Fact]
    public void S13_a_released_session_frees_its_own_bookings_and_a_later_booking_of_it_stays()
    {
        var slot = Slot("a", Monday);
        var booked = Reserve(Facilitator, Reservation(1, slot, Slot("a", Monday.AddDays(7))));
        var rebooked = Reserve(booked, Reservation(2, slot));
        var released = Fold(rebooked, BookingRules.Release(rebooked.Book, new([slot.Session], [Operation(1)])));
        released.Book.SlotsOf(Operation(1)).ShouldBe(1);
        released.Book.SlotsOf(Operation(2)).ShouldBe(1);
        BookingRules.Release(released.Book, new([slot.Session], [Operation(1)])).ShouldBe(Decision.Nothing);
    }

    [Fact]
    public void F9_an_operation_whose_last_session_was_released_cannot_come_back()
    {
        var reservation = Reservation(1, Slot("a", Monday));
        var booked = Reserve(Facilitator, reservation);
        var released = Fold(booked, BookingRules.Release(booked.Book, new([Slot("a", Monday).Session], [Operation(1)])));
        released.Deadline.ShouldBeNull();
        FacilitatorRules.Reserve(released, reservation, Settings, Now).Refusal!.Code.ShouldBe("reservation_released");
    }

    [Fact]
    public void Bookings_stay_for_five_weeks()
    {
        var booked = Fold(Reserve(Facilitator, Reservation(1, Slot("a", Monday))), new ReservationConfirmed(Operation(1)));
        var end = Slot("a", Monday).End;
        var within = Fold(booked, FacilitatorRules.Reserve(booked, Reservation(2, Slot("b", Monday.AddDays(60))), Settings, end.AddDays(35)), end.AddDays(35));
        within.Book.SlotsOf(Operation(1)).ShouldBe(1);
        var after = Fold(booked, FacilitatorRules.Reserve(booked, Reservation(2, Slot("b", Monday.AddDays(60))), Settings, end.AddDays(36)), end.AddDays(36));
        after.Book.SlotsOf(Operation(1)).ShouldBe(0);
    }

    [Fact]
    public void F8_sessions_may_follow_each_other_at_once_unless_policy_wants_a_gap()
    {
        var booked = Fold(Room, RoomRules.Reserve(Room, Reservation(1, Slot("a", Monday)), Room.Seats, Settings, Now));
        var next = Reservation(2, Slot("b", Monday, 11));
        RoomRules.Reserve(booked, next, booked.Seats, Settings, Now).Refusal.ShouldBeNull();
        var turnover = Settings with { Policies = new() { RoomTurnoverMinutes = 15 } };
        RoomRules.Reserve(booked, next, booked.Seats, turnover, Now).Refusal!.Code.ShouldBe("room_double_booked");
        RoomRules.Reserve(booked, Reservation(2, Slot("b", Monday, 11.25)), booked.Seats, turnover, Now).Refusal.ShouldBeNull();
    }

    [Fact]
    public void F8_every_conflict_of_a_room_is_listed()
    {
        var booked = Fold(Room, RoomRules.Reserve(Room, Reservation(1, Slot("a", Monday), Slot("a", Monday.AddDays(7))), Room.Seats, Settings, Now));
        var series = Reservation(2, Slot("b", Monday), Slot("b", Monday.AddDays(7)), Slot("b", Monday.AddDays(14))) with { Seats = 11 };
        var refusal = RoomRules.Reserve(booked, series, booked.Seats, Settings, Now).Refusal!;
        refusal.Kind.ShouldBe(RefusalKind.Conflict);
        refusal.Details.Select(detail => detail.Code).ShouldBe(["room_double_booked", "room_double_booked", "room_too_small"]);
    }

    [Fact]
    public void F8_a_room_without_enough_seats_is_refused_by_rule()
    {
        var refusal = RoomRules.Reserve(Room, Reservation(1, Slot("a", Monday)) with { Seats = 11 }, Room.Seats, Settings, Now).Refusal!;
        (refusal.Code, refusal.Kind).ShouldBe(("room_too_small", RefusalKind.Rule));
    }

    [Fact]
    public void F8_a_room_gets_no_fewer_seats_than_the_groups_need_that_it_is_booked_for()
    {
        var booked = Fold(Room, RoomRules.Reserve(Room, Reservation(1, Slot("a", Monday), Slot("b", Monday, 14)), Room.Seats, Settings, Now));
        var smaller = new DefineRoom("Willow", 8, [], true);

        var refusal = RoomRules.Define(booked, smaller, [new("b", 10), new("c", 8), new("a", 9)]).Refusal!;

        refusal.Details.Select(detail => (detail.Code, detail.Subject)).ShouldBe([("room_too_small", "a"), ("room_too_small", "b")]);
        RoomRules.Define(booked, smaller, [new("a", 8)]).Refusal.ShouldBeNull();
        RoomRules.GroupsAhead(booked, Now).Select(group => group.Group).ShouldBe(["a", "b"]);
        RoomRules.GroupsAhead(booked, booked.Book.Bookings[0].Slot.End).Select(group => group.Group).ShouldBe(["b"]);
    }

    private static FacilitatorState Reserve(FacilitatorState state, Reservation reservation) => Fold(state, FacilitatorRules.Reserve(state, reservation, Settings, Now));
}
