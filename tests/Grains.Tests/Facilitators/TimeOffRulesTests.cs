using GroupActors.Bookings;
using static GroupActors.Bookings.BookingFixture;

namespace GroupActors.Facilitators;

public sealed class TimeOffRulesTests
{
    // The fixture's now is 2026-03-01 7:00 in New York.
    private static readonly DateOnly Today = new(2026, 3, 1);

    [Theory]
    [InlineData(TimeOffKind.ScheduledAbsence, 13, "short_notice")]
    [InlineData(TimeOffKind.ScheduledAbsence, 14, null)]
    [InlineData(TimeOffKind.Vacation, 27, "short_notice")]
    [InlineData(TimeOffKind.Vacation, 28, null)]
    [InlineData(TimeOffKind.SickLeave, 0, null)]
    public void F5_each_kind_of_time_off_has_its_notice(TimeOffKind kind, int days, string? refusal) =>
        (Request(Facilitator, new(kind, Today.AddDays(days), Today.AddDays(days + 2))).Refusal?.Code).ShouldBe(refusal);

    [Fact]
    public void F5_short_notice_is_taken_only_with_a_reason()
    {
        var vacation = new RequestTimeOff(TimeOffKind.Vacation, Today.AddDays(3), Today.AddDays(5), OverridesNotice: true);
        Request(Facilitator, vacation).Refusal!.Code.ShouldBe("reason_required");
        var taken = Request(Facilitator, vacation, "A wedding.");
        taken.Events.ShouldHaveSingleItem().ShouldBeOfType<TimeOffRequested>().IsNoticeOverridden.ShouldBeTrue();
    }

    [Fact]
    public void F5_sick_leave_is_approved_at_once_and_a_vacation_waits()
    {
        Fold(Facilitator, Request(Facilitator, new(TimeOffKind.SickLeave, Today, Today))).TimeOff.ShouldHaveSingleItem().State.ShouldBe(TimeOffState.Approved);
        Fold(Facilitator, Request(Facilitator, new(TimeOffKind.Vacation, Today.AddDays(28), Today.AddDays(30)))).TimeOff.ShouldHaveSingleItem().State.ShouldBe(TimeOffState.Requested);
    }

    [Theory]
    [InlineData(2, 14, TimeOffState.Approved)]
    [InlineData(3, 1, TimeOffState.Requested)]
    [InlineData(0, 15, TimeOffState.Requested)]
    public void F5_sick_leave_that_is_far_ahead_or_long_waits_for_a_decision(int inDays, int days, TimeOffState state)
    {
        var leave = new RequestTimeOff(TimeOffKind.SickLeave, Today.AddDays(inDays), Today.AddDays(inDays + days - 1));
        Fold(Facilitator, Request(Facilitator, leave)).TimeOff.ShouldHaveSingleItem().State.ShouldBe(state);
        Fold(Facilitator, Request(Facilitator, leave with { IsApproved = true })).TimeOff.ShouldHaveSingleItem().State.ShouldBe(TimeOffState.Approved);
    }

    [Fact]
    public void F5_a_session_that_is_planned_inside_an_absence_belongs_to_it_once()
    {
        var away = Fold(Facilitator, Request(Facilitator, new(TimeOffKind.SickLeave, Monday, Monday.AddDays(1))));
        TimeOffRules.Uncover(away, Slot("a", Monday.AddDays(2))).Events.ShouldBeEmpty();
        var more = Fold(away, TimeOffRules.Uncover(away, Slot("a", Monday)));
        more.TimeOff[0].Uncovered.ShouldBe([Slot("a", Monday)]);
        TimeOffRules.Uncover(more, Slot("a", Monday)).Events.ShouldBeEmpty();
    }

    [Fact]
    public void F5_overlapping_time_off_is_refused_and_adjoining_is_not()
    {
        var away = Fold(Facilitator, Request(Facilitator, new(TimeOffKind.SickLeave, Today.AddDays(1), Today.AddDays(3))));
        Request(away, new(TimeOffKind.SickLeave, Today.AddDays(3), Today.AddDays(4))).Refusal!.Code.ShouldBe("time_off_overlaps");
        Request(away, new(TimeOffKind.SickLeave, Today.AddDays(4), Today.AddDays(4))).Refusal.ShouldBeNull();
        var back = Fold(away, TimeOffRules.Withdraw(away, "t1", Now));
        Request(back, new(TimeOffKind.SickLeave, Today.AddDays(3), Today.AddDays(4))).Refusal.ShouldBeNull();
    }

    [Fact]
    public void F5_part_of_a_day_is_an_hour_shorter_where_the_clock_springs_forward()
    {
        // On 2026-03-08 New York's clock goes from 2:00 to 3:00.
        var day = Fold(Facilitator, Request(Facilitator, new(TimeOffKind.SickLeave, new(2026, 3, 8), new(2026, 3, 8)))).TimeOff[0];
        (day.End - day.Start).ShouldBe(TimeSpan.FromHours(23));
        var morning = Fold(Facilitator, Request(Facilitator, new(TimeOffKind.SickLeave, new(2026, 3, 8), new(2026, 3, 8), new(1, 0), new(12, 0)))).TimeOff[0];
        (morning.End - morning.Start).ShouldBe(TimeSpan.FromHours(10));
        Request(Facilitator, new(TimeOffKind.SickLeave, new(2026, 3, 8), new(2026, 3, 8), new(12, 0), new(12, 0))).Refusal!.Code.ShouldBe("invalid_to");
    }

    [Fact]
    public void F5_approval_lists_what_is_booked_inside_and_leaves_what_has_begun()
    {
        var booked = Fold(Facilitator, BookingRules.Reserve(Facilitator.Book, Reservation(1, Slot("running", Today, 11.5), Slot("later", Today, 14), Slot("tomorrow", Today.AddDays(1)), Slot("after", Today.AddDays(2))), [], Now));
        var approved = Fold(booked, Request(booked, new(TimeOffKind.SickLeave, Today, Today.AddDays(1))));
        approved.TimeOff[0].Uncovered.Select(slot => slot.Session.Group).ShouldBe(["later", "tomorrow"]);
    }

    [Fact]
    public void F2_an_assignment_inside_approved_time_off_is_refused_beside_every_other_reason()
    {
        var away = Fold(Facilitator, Request(Facilitator, new(TimeOffKind.SickLeave, Monday, Monday.AddDays(1))));
        var booked = Fold(away, FacilitatorRules.Reserve(away, Reservation(1, Slot("a", Monday.AddDays(2))), Settings, Now));
        Decide(booked, Reservation(2, Slot("b", Monday))).Refusal!.Code.ShouldBe("on_time_off");
        Decide(booked, Reservation(2, Slot("b", Monday.AddDays(2), 12))).Refusal.ShouldBeNull();

        var refusal = Decide(booked, Reservation(2, Slot("b", Monday), Slot("c", Monday.AddDays(2), 10.5)) with { GroupType = "dbt" }).Refusal!;
        refusal.Details.Select(detail => detail.Code).Distinct().ShouldBe(["missing_credential", "facilitator_double_booked", "on_time_off"]);
        refusal.Details.ShouldAllBe(detail => !detail.Message.Contains("sick", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void F5_dates_that_only_are_asked_for_refuse_nothing()
    {
        var asked = Fold(Facilitator, Request(Facilitator, new(TimeOffKind.Vacation, Today.AddDays(28), Today.AddDays(30))));
        Decide(asked, Reservation(1, Slot("a", Today.AddDays(29)))).Refusal.ShouldBeNull();
        var approved = Fold(asked, TimeOffRules.Approve(asked, "t1", Now));
        Decide(approved, Reservation(1, Slot("a", Today.AddDays(29)))).Refusal!.Code.ShouldBe("on_time_off");
        var withdrawn = Fold(approved, TimeOffRules.Withdraw(approved, "t1", Now));
        Decide(withdrawn, Reservation(1, Slot("a", Today.AddDays(29)))).Refusal.ShouldBeNull();
    }

    [Fact]
    public void F5_a_request_is_decided_once()
    {
        var asked = Fold(Facilitator, Request(Facilitator, new(TimeOffKind.Vacation, Today.AddDays(28), Today.AddDays(30))));
        TimeOffRules.Approve(asked, "t2", Now).Refusal!.Code.ShouldBe("unknown_time_off");
        var declined = Fold(asked, TimeOffRules.Decline(asked, "t1"));
        TimeOffRules.Decline(declined, "t1").ShouldBe(Decision.Nothing);
        TimeOffRules.Approve(declined, "t1", Now).Refusal!.Code.ShouldBe("time_off_settled");
        TimeOffRules.Withdraw(declined, "t1", Now).Refusal!.Code.ShouldBe("time_off_settled");
        TimeOffRules.Approve(asked, "t1", Now.AddDays(60)).Refusal!.Code.ShouldBe("time_off_over");
    }

    private static Decision Request(FacilitatorState state, RequestTimeOff command, string? reason = null) => TimeOffRules.Request(state, "t1", command, reason, Settings, Now);

    private static Decision Decide(FacilitatorState state, Reservation reservation) => FacilitatorRules.Reserve(state, reservation, Settings, Now);
}
