using GroupActors.Groups;
using GroupActors.Sessions;
using static GroupActors.Census.Riverside;

namespace GroupActors.Census;

public sealed class CensusRulesTests
{
    private static readonly GroupCensus TenEnrolled = new(Capacity: 10, Active: 8, AtRisk: 1, ClinicalHold: 1, AdministrativeHold: 1, Reserved: 0);

    [Fact]
    public void R10_ten_enrolled_are_eight_active_of_whom_one_is_at_risk_and_two_on_hold()
    {
        var card = CensusRules.Card(Group(census: TenEnrolled), Settings, Today);

        card.Census.Enrolled.ShouldBe(10);
        card.Census.Active.ShouldBe(8);
        card.Census.AtRisk.ShouldBe(1);
        card.Census.Open.ShouldBe(0);
    }

    [Fact]
    public void R11_of_ten_enrolled_seven_are_projected_eight_if_all_attend_and_one_is_on_hold()
    {
        var card = CensusRules.Card(Group(census: TenEnrolled, members: new PayerShare("acme", 8, 1, 1)), Settings, Today);

        card.Revenue.Projected.ShouldBe(7 * 70m);
        card.Revenue.IfAllAttend.ShouldBe(8 * 70m);
        card.Revenue.OnHold.ShouldBe(70m);
    }

    [Theory]
    [InlineData(5, 0, false)]
    [InlineData(4, 0, true)]
    [InlineData(5, 2, true)]
    public void R11_a_group_underperforms_at_three_open_places_or_140_dollars_on_hold(int active, int onHold, bool expected)
    {
        var census = new GroupCensus(7, active, 0, 0, onHold, 0);
        CensusRules.Card(Group(census: census, members: new PayerShare("acme", active, 0, onHold)), Settings, Today).IsUnderperforming.ShouldBe(expected);
    }

    [Theory]
    [InlineData(GroupPhase.Running, 3, true)]
    [InlineData(GroupPhase.Running, 4, false)]
    [InlineData(GroupPhase.Forming, 3, false)]
    public void R12_a_running_group_with_fewer_active_members_than_its_minimum_is_below_it(GroupPhase phase, int active, bool expected)
    {
        var group = Group(census: new(8, active, 0, 0, 0, 0)) with { Phase = phase };
        CensusRules.Card(group, Settings, Today).IsBelowMinimum.ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, false)]
    [InlineData(2, 0, true)]
    [InlineData(1, 1, true)]
    public void R12_a_group_heads_below_its_minimum_with_its_members_at_risk_and_known_graduations_and_says_why(int atRisk, int graduating, bool expected)
    {
        var group = Group(census: new(8, 5, atRisk, 1, 0, 0)) with { Graduations = [.. Enumerable.Repeat(Today.AddDays(28), graduating), Today.AddDays(29)] };
        var card = CensusRules.Card(group, Settings, Today);
        (card.IsBelowMinimum, card.IsHeadingBelowMinimum).ShouldBe((false, expected));
        if (graduating > 0) card.MinimumWarning.ShouldBe("5 active, of whom 1 at risk and 1 expected to graduate within 28 days; the minimum is 4. 1 on hold may come back.");
    }

    [Fact]
    public void R11_an_underperforming_group_says_what_it_costs_and_what_mends_it()
    {
        var census = new GroupCensus(8, 3, 0, 0, 2, 0);
        var card = CensusRules.Card(Group(census: census, members: new PayerShare("acme", 3, 0, 2)), Settings, Today);
        card.Shortfall.ShouldBe("3 open places cost $210.00 a session: fill them from the waitlist. Administrative holds cost $140.00 a session: follow up their authorizations.");
    }

    [Fact]
    public void L1_totals_equal_the_cards_shown()
    {
        var groups = new[]
        {
            Group("dbt-1", census: new(8, 5, 1, 1, 1, 1), members: new PayerShare("acme", 5, 1, 1)),
            Group("dbt-2", census: new(6, 4, 0, 0, 1, 0), members: new PayerShare("civic", 4, 0, 1)) with
            {
                Slots = [new(1, DayOfWeek.Monday, new(9, 0), 60), new(2, DayOfWeek.Thursday, new(9, 0), 60)],
            },
            Group("over", census: new(6, 6, 0, 0, 0, 0)) with { Phase = GroupPhase.Ended },
        };
        var sessions = new[]
        {
            Session("dbt-1", members: [("p1", AttendanceKind.Present), ("p2", AttendanceKind.Expected), ("p3", AttendanceKind.Excused)]),
            Session("dbt-2", members: [("p4", AttendanceKind.Present), ("p5", AttendanceKind.NoShow)]) with { State = SessionState.Closed, Claims = ["p4"] },
        };
        var acme = new MemberCover("acme", null);
        var cards = Cards(groups, sessions, ("dbt-1", "p1", acme), ("dbt-1", "p2", acme), ("dbt-1", "p3", acme), ("dbt-2", "p4", new("civic", null)), ("dbt-2", "p5", acme));

        var picture = CensusRules.Draw(cards with { Waiting = 12 }, Settings, At(17, 5));

        picture.Totals.ShouldBe(new CensusTotals(
            Capacity: 14, Active: 9, AtRisk: 1, ClinicalHold: 1, AdministrativeHold: 2, Reserved: 1, Open: 1,
            PresentToday: 2, ExpectedToday: 4, ConfirmedToday: 50m, ProjectedToday: 70m + 70m + 50m,
            OnHoldWeekly: 70m + 50m + 50m, ProjectedWeekly: (4 * 70m) + (2 * 4 * 50m), AtCapacityWeekly: (8 * 70m) + (2 * 6 * 50m), Waiting: 12));
        picture.Totals.PresentToday.ShouldBe(picture.Sessions.Sum(card => card.Present));
        picture.Totals.ProjectedToday.ShouldBe(picture.Sessions.Sum(card => card.Projected));
        picture.Totals.Open.ShouldBe(picture.Groups.Sum(card => card.Census.Open));
        picture.Groups.Select(card => card.Name).ShouldBe(["dbt-2", "dbt-1"], "the week's order, ended groups left out");
    }

    [Fact]
    public void L1_a_session_shows_its_groups_members_until_it_takes_its_roster()
    {
        var group = Group(census: new(8, 3, 1, 1, 0, 0), members: new PayerShare("acme", 3, 1, 0));

        var card = CensusRules.Draw(Cards([group], [Session()]), Settings, At(9)).Sessions.ShouldHaveSingleItem();

        (card.Expected, card.Marks.Length, card.Projected).ShouldBe((3, 4, 3 * 70m));
    }

    [Fact]
    public void S13_a_cancelled_session_expects_nobody()
    {
        var group = Group(members: new PayerShare("acme", 3, 0, 0));

        var card = CensusRules.Draw(Cards([group], [Session() with { State = SessionState.Cancelled }]), Settings, At(9)).Sessions.ShouldHaveSingleItem();

        (card.Expected, card.Projected, card.IsUncovered).ShouldBe((0, 0m, false));
    }

    [Fact]
    public void S1_check_in_shows_as_open_30_minutes_before_the_start()
    {
        StateAt(At(16, 30).AddTicks(-1)).ShouldBe(SessionState.Scheduled);
        StateAt(At(16, 30)).ShouldBe(SessionState.CheckInOpen);

        static SessionState StateAt(DateTimeOffset now) => CensusRules.Card(Session(), CensusCards.None, Settings, now).State;
    }

    [Fact]
    public void S1_a_session_not_closed_two_hours_after_its_end_is_unconfirmed()
    {
        CensusRules.Card(Session(), CensusCards.None, Settings, At(20, 30).AddTicks(-1)).IsUnconfirmed.ShouldBeFalse();
        CensusRules.Card(Session(), CensusCards.None, Settings, At(20, 30)).IsUnconfirmed.ShouldBeTrue();
        CensusRules.Card(Session() with { State = SessionState.Closed }, CensusCards.None, Settings, At(20, 30)).IsUnconfirmed.ShouldBeFalse();
    }

    [Fact]
    public void L1_earlier_sessions_stay_until_they_are_closed()
    {
        var tomorrow = At(17).AddDays(1);

        CensusRules.Draw(Cards([], [Session()]), Settings, tomorrow).Sessions.ShouldHaveSingleItem().IsUnconfirmed.ShouldBeTrue();
        CensusRules.Draw(Cards([], [Session() with { State = SessionState.Closed }]), Settings, tomorrow).Sessions.ShouldBeEmpty();
    }

    [Fact]
    public void B2_a_family_counts_once_where_families_are_billed()
    {
        var session = Session("families-1", members: [("p1", AttendanceKind.Present), ("p2", AttendanceKind.Present), ("p3", AttendanceKind.Present)]) with { Code = "90849" };
        var cards = Cards([], [session], ("families-1", "p1", new("acme", "f1")), ("families-1", "p2", new("acme", "f1")), ("families-1", "p3", new("acme", "f2")));

        CensusRules.Card(session, cards, Settings, At(17)).Projected.ShouldBe(2 * 80m);
    }

    [Fact]
    public void L1_alerts_come_most_urgent_first()
    {
        var onHold = Group("dbt-1", census: new(8, 5, 0, 0, 1, 0), members: new PayerShare("acme", 5, 0, 1));
        var below = Group("dbt-2", census: new(8, 2, 0, 0, 0, 0));
        var unconfirmed = Session("dbt-1", members: ("p1", AttendanceKind.Present)) with { Start = At(8), End = At(9) };
        var uncovered = Session("dbt-2") with { Facilitators = [] };

        var alerts = CensusRules.Draw(Cards([below, onHold], [unconfirmed, uncovered], ("dbt-1", "p1", new("acme", null))), Settings, At(12)).Alerts;

        alerts.Select(alert => alert.Kind).ShouldBe(
            [CensusAlertKind.Uncovered, CensusAlertKind.Unconfirmed, CensusAlertKind.MoneyOnHold, CensusAlertKind.BelowMinimum]);
        alerts[1].ShouldBe(new CensusAlert(CensusAlertKind.Unconfirmed, unconfirmed.Key.ToString(), "dbt-1", At(9), 1, 70m));
        alerts[2].ShouldBe(new CensusAlert(CensusAlertKind.MoneyOnHold, onHold.Key.ToString(), "dbt-1", null, 1, 70m));
    }

    [Fact]
    public void L1_the_clock_changes_the_board_at_check_in_end_unconfirmed_and_midnight()
    {
        var picture = CensusRules.Draw(Cards([], [Session()]), Settings, At(9));
        List<DateTimeOffset> instants = [];
        for (var now = At(9); instants.Count < 4; now = instants[^1]) instants.Add(CensusRules.NextChange(picture, Settings, now));

        instants.ShouldBe([At(16, 30), At(18, 30), At(20, 30), At(0).AddDays(1)]);
    }
}
