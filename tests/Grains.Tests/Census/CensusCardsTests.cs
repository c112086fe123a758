using GroupActors.Sessions;
using static GroupActors.Census.Riverside;

namespace GroupActors.Census;

public sealed class CensusCardsTests
{
    [Fact]
    public void L1_an_older_card_that_arrives_later_is_ignored()
    {
        var newer = CensusCards.None.With(Group(version: 5)).With(Session(version: 9));

        newer.With(Group(version: 4)).ShouldBeSameAs(newer);
        newer.With(Group(version: 5)).ShouldBeSameAs(newer);
        newer.With(Session(version: 8)).ShouldBeSameAs(newer);
        newer.With(Session(version: 10)).Sessions[Session().Key].Version.ShouldBe(10);
    }

    [Fact]
    public void L1_the_ledger_heals_a_lost_message_and_does_not_take_back_a_newer_card()
    {
        var known = CensusCards.None.With(Group("dbt-1", version: 3)).With(Group("dbt-2", version: 3));

        var merged = known.Merge(Cards([Group("dbt-1", version: 5), Group("dbt-2", version: 2)], []), ImmutableHashSet<string>.Empty);

        merged.Groups[Group("dbt-1").Key].Version.ShouldBe(5);
        merged.Groups[Group("dbt-2").Key].Version.ShouldBe(3);
    }

    [Fact]
    public void L1_a_card_that_the_ledger_no_longer_lists_goes_unless_it_was_told_meanwhile()
    {
        var known = CensusCards.None.With(Group("lost")).With(Session("told"));

        var merged = known.Merge(CensusCards.None, ImmutableHashSet.Create(Session("told").Key.ToString()));

        merged.Groups.ShouldBeEmpty();
        merged.Sessions.ShouldContainKey(Session("told").Key);
    }

    [Fact]
    public void L1_a_member_without_an_enrollment_is_asked_for_once()
    {
        var cards = CensusCards.None.With(Session(members: ("p1", AttendanceKind.Expected)));
        cards.HasUnknownMembers.ShouldBeTrue();
        cards.Merge(cards, ImmutableHashSet<string>.Empty).HasUnknownMembers.ShouldBeFalse();
    }
}
