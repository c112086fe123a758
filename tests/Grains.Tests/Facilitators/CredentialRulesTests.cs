using GroupActors.Clinics;
using static GroupActors.Bookings.BookingFixture;

namespace GroupActors.Facilitators;

public sealed class CredentialRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    private static readonly GroupType Dbt = Settings.GroupType("dbt")!;

    private static readonly Credential Training = new("dbt-training", "Center", "2", new(2020, 1, 1), null);

    [Theory]
    [InlineData(31, false)]
    [InlineData(30, true)]
    [InlineData(0, true)]
    public void F3_a_credential_shows_thirty_days_before_it_ends(int days, bool shows) =>
        (Warn([License(Today.AddDays(days)), Training]).Length > 0).ShouldBe(shows);

    [Fact]
    public void F3_every_session_after_the_end_that_needs_it_is_listed_and_no_other()
    {
        var sessions = new[] { (Slot("a", Today.AddDays(9)), Dbt), (Slot("b", Today.AddDays(10)), Dbt), (Slot("c", Today.AddDays(11)), Dbt), (Slot("d", Today.AddDays(12)), Settings.GroupType("open")!) };
        var warning = CredentialRules.Warnings("f1", [License(Today.AddDays(9)), Training], sessions, Today, 30).ShouldHaveSingleItem();
        warning.Breaks.Select(session => session.Session.Group).ShouldBe(["b", "c"]);
    }

    [Fact]
    public void F3_another_credential_that_meets_the_same_requirement_saves_the_session_and_a_renewal_the_warning()
    {
        var ending = Training with { ValidTo = Today.AddDays(5) };
        var certificate = new Credential("dbt-certificate", "Center", "3", new(2020, 1, 1), null);
        Warn([License(null), ending, certificate]).ShouldHaveSingleItem().Breaks.ShouldBeEmpty();
        Warn([License(null), ending]).ShouldHaveSingleItem().Breaks.ShouldNotBeEmpty();
        Warn([License(null), ending, Training with { ValidFrom = Today.AddDays(6) }]).ShouldBeEmpty();
        Warn([License(null), ending, Training with { ValidFrom = Today.AddDays(7) }]).ShouldNotBeEmpty();
    }

    [Fact]
    public void F3_one_that_has_ended_shows_as_long_as_it_breaks_something()
    {
        Warn([License(Today.AddDays(-1)), Training]).ShouldHaveSingleItem().Breaks.ShouldNotBeEmpty();
        CredentialRules.Warnings("f1", [License(Today.AddDays(-1)), Training], [], Today, 30).ShouldBeEmpty();
    }

    [Fact]
    public void F3_a_session_whose_facilitator_lacks_what_the_type_asks_for_on_its_date_is_a_gap()
    {
        var ahead = new[] { Slot("a", Today.AddDays(5)), Slot("a", Today.AddDays(12)) };
        CredentialRules.Gaps("f1", [License(Today.AddDays(9)), Training], ahead, Dbt).Select(gap => (gap.Session.Date, gap.Missing.Single().AnyOf.Single())).ShouldBe([(Today.AddDays(12), "license")]);
        CredentialRules.Gaps("f1", [], ahead, Dbt).Select(gap => gap.Missing.Length).ShouldBe([2, 2]);
    }

    private static Credential License(DateOnly? to) => new("license", "Board", "1", new(2020, 1, 1), to);

    private static CredentialWarning[] Warn(Credential[] credentials) => [.. CredentialRules.Warnings("f1", credentials, [(Slot("g", Today.AddDays(40)), Dbt)], Today, 30)];
}
