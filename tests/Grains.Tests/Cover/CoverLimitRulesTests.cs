using GroupActors.Bookings;
using GroupActors.Facilitators;
using static GroupActors.Bookings.BookingFixture;

namespace GroupActors.Cover;

public sealed class CoverLimitRulesTests
{
    // A weekly group's sessions.
    private static readonly BookingSlot[] Weekly = [.. Enumerable.Range(0, 8).Select(week => Slot("g", Monday.AddDays(7 * week)))];

    private static readonly CoverTerms Terms = new([.. Weekly.Select(slot => slot.Session)]);

    [Fact]
    public void F6_a_fourth_session_of_a_group_in_a_row_is_refused_whichever_comes_last()
    {
        var covering = Covering(Weekly[0], Weekly[1], Weekly[2]);
        Cover(covering, Weekly[3]).Refusal!.Code.ShouldBe("cover_limit");
        Cover(covering, Weekly[4]).Refusal.ShouldBeNull();
        // The one that joins two stretches.
        Cover(Covering(Weekly[0], Weekly[1], Weekly[3]), Weekly[2]).Refusal!.Details.ShouldHaveSingleItem().Subject.ShouldBe(Weekly[2].Session.ToString());
    }

    [Fact]
    public void F6_a_cancelled_session_between_does_not_break_the_row()
    {
        var withoutThird = new CoverTerms(Terms.Around.Remove(Weekly[2].Session));
        Decide(Covering(Weekly[0], Weekly[1], Weekly[3]), Weekly[4], withoutThird).Refusal!.Code.ShouldBe("cover_limit");
    }

    [Fact]
    public void F6_the_weekly_limit_counts_cover_only_and_from_monday_to_sunday()
    {
        var covering = Covering([.. Enumerable.Range(0, 4).Select(day => Slot("g" + day, Monday.AddDays(day)))]);
        var refusal = Cover(covering, Slot("z", Monday.AddDays(6))).Refusal!;
        (refusal.Code, refusal.Kind).ShouldBe(("cover_limit", RefusalKind.Conflict));
        Cover(covering, Slot("z", Monday.AddDays(7))).Refusal.ShouldBeNull();
        Decide(covering, Slot("z", Monday.AddDays(6)), null).Refusal.ShouldBeNull();
    }

    [Fact]
    public void F6_a_row_that_is_longer_than_5_weeks_is_remembered()
    {
        BookingSlot[] weekly = [.. Enumerable.Range(0, 13).Select(week => Slot("g", Monday.AddDays(7 * week)))];
        var terms = new CoverTerms([.. weekly.Select(slot => slot.Session)]);
        var settings = Settings with { Policies = Settings.Policies with { ConsecutiveCoverLimit = 12 } };
        Decision Reserve(FacilitatorState state, int week) => FacilitatorRules.Reserve(state, Reservation(week + 1, weekly[week]) with { Cover = terms }, settings, weekly[week].Start.AddDays(-1));
        var state = Facilitator;
        for (var week = 0; week < 12; week++)
        {
            state = Fold(state, Reserve(state, week), weekly[week].Start.AddDays(-1));
            state = Fold(state, BookingRules.Settle(state.Book, Operation(week + 1), isConfirmed: true));
        }

        Reserve(state, 12).Refusal!.Code.ShouldBe("cover_limit");

        // What is no cover is not kept that long.
        var led = Fold(Fold(Facilitator, Decide(Facilitator, weekly[0], null, 1)), BookingRules.Settle(Fold(Facilitator, Decide(Facilitator, weekly[0], null, 1)).Book, Operation(1), isConfirmed: true));
        Fold(led, Reserve(led, 8), weekly[8].Start.AddDays(-1)).Book.Bookings.ShouldHaveSingleItem().Slot.ShouldBe(weekly[8]);
    }

    [Fact]
    public void F6_cover_that_was_given_back_counts_no_more()
    {
        var covering = Covering(Weekly[0], Weekly[1], Weekly[2]);
        var released = Fold(covering, BookingRules.Release(covering.Book, new([Weekly[1].Session], [Operation(2)])));
        Cover(released, Weekly[3]).Refusal.ShouldBeNull();
    }

    private static FacilitatorState Covering(params BookingSlot[] slots)
    {
        var state = Facilitator;
        for (var i = 0; i < slots.Length; i++) state = Fold(state, Decide(state, slots[i], Terms, i + 1));
        return state;
    }

    private static Decision Cover(FacilitatorState state, BookingSlot slot) => Decide(state, slot, Terms);

    private static Decision Decide(FacilitatorState state, BookingSlot slot, CoverTerms? terms, int operation = 99) =>
        FacilitatorRules.Reserve(state, Reservation(operation, slot) with { Cover = terms }, Settings, Now);
}
