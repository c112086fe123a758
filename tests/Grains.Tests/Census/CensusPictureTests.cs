using GroupActors.Sessions;
using static GroupActors.Census.Riverside;

namespace GroupActors.Census;

public sealed class CensusPictureTests
{
    private static readonly Guid Epoch = new("7d6f5c0e-0000-0000-0000-000000000001");

    [Fact]
    public void L1_a_check_in_sends_exactly_the_card_and_the_totals_that_changed()
    {
        var other = Group("dbt-2", members: new PayerShare("acme", 5, 0, 1));
        var before = Cards(
            [Group(), other], [Session(members: ("p1", AttendanceKind.Expected)), Session("dbt-2", members: ("p2", AttendanceKind.Expected))],
            ("dbt-1", "p1", new("acme", null)), ("dbt-2", "p2", new("acme", null)));
        var after = before.With(Session(version: 2, members: ("p1", AttendanceKind.Present)));
        var shown = CensusRules.Draw(before, Settings, At(16, 50));

        var delta = shown.To(CensusRules.Draw(after, Settings, At(16, 51)), Epoch, 7).ShouldNotBeNull();

        (delta.Epoch, delta.Number).ShouldBe((Epoch, 7));
        delta.Groups.ShouldBeEmpty();
        delta.Sessions.ShouldHaveSingleItem().Key.ShouldBe(Session().Key);
        delta.Gone.ShouldBeEmpty();
        delta.Totals.ShouldBe(shown.Totals with { PresentToday = 1 });
        delta.Alerts.ShouldBeNull();
    }

    [Fact]
    public void L1_nothing_is_sent_when_nothing_changed()
    {
        var cards = Cards([Group()], [Session()]);
        CensusRules.Draw(cards, Settings, At(9)).To(CensusRules.Draw(cards, Settings, At(9, 1)), Epoch, 1).ShouldBeNull();
    }

    [Fact]
    public void L1_cards_that_are_no_longer_shown_are_named()
    {
        var shown = CensusRules.Draw(Cards([Group()], [Session()]), Settings, At(9));

        var delta = shown.To(CensusRules.Draw(CensusCards.None, Settings, At(9)), Epoch, 1).ShouldNotBeNull();

        delta.Gone.ShouldBe(["riverside/dbt-1", "riverside/dbt-1/2026-03-02/1"]);
        delta.Totals.ShouldBe(CensusPicture.Empty.Totals);
    }

    [Fact]
    public void L1_changes_that_are_merged_say_the_same_as_one_by_one()
    {
        var cards = Cards([Group()], [Session(members: [("p1", AttendanceKind.Expected), ("p2", AttendanceKind.Expected)])]);
        var shown = CensusRules.Draw(cards, Settings, At(16, 50));
        var both = cards
            .With(Session(version: 2, members: [("p1", AttendanceKind.Present), ("p2", AttendanceKind.Expected)]))
            .With(Session(version: 3, members: [("p1", AttendanceKind.Present), ("p2", AttendanceKind.Present)]));

        var delta = shown.To(CensusRules.Draw(both, Settings, At(16, 50)), Epoch, 1).ShouldNotBeNull();

        delta.Sessions.ShouldHaveSingleItem().Version.ShouldBe(3);
        delta.Totals!.PresentToday.ShouldBe(2);
    }
}
