using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>A session's roster is that of its own time (S-2).</summary>
public sealed class SessionRosterTests
{
    private static readonly DateTimeOffset End = GroupFixture.Slot(0).End;

    private readonly GroupFixture _group = new();

    public SessionRosterTests() => _group.Run();

    [Fact]
    public void S2_who_joins_after_a_session_is_not_on_its_roster()
    {
        _group.Enroll("ann");
        _group.Now = End;
        _group.Enroll("bob");
        Roster(0).ShouldBe([("ann", EnrollmentStatus.Active)]);
        Roster(1).ShouldBe([("ann", EnrollmentStatus.Active), ("bob", EnrollmentStatus.Active)]);
    }

    [Fact]
    public void S2_who_is_entered_late_is_on_the_rosters_since_they_joined()
    {
        _group.Now = End.AddDays(8);
        _group.Do(group => EnrollmentRules.Enroll(group, new("ann", Since: new(2026, 3, 9)), "acme", 1, _group.Settings, _group.Now)).Refusal.ShouldBeNull();
        Roster(0).ShouldBeEmpty();
        Roster(1).ShouldBe([("ann", EnrollmentStatus.Active)]);
    }

    [Fact]
    public void S2_a_hold_that_is_placed_or_cleared_after_a_session_does_not_concern_it()
    {
        _group.Enroll("ann");
        _group.Enroll("bob");
        _group.Place("bob", HoldReason.Hospitalization);
        _group.Now = End;
        _group.Place("ann", HoldReason.PaymentUnresolved);
        _group.Clear("bob", HoldReason.Hospitalization);
        Roster(0).ShouldBe([("ann", EnrollmentStatus.Active), ("bob", EnrollmentStatus.ClinicalHold)]);
        Roster(1).ShouldBe([("ann", EnrollmentStatus.AdministrativeHold), ("bob", EnrollmentStatus.Active)]);
    }

    [Fact]
    public void S5_a_roster_says_when_a_hold_began()
    {
        _group.Enroll("ann");
        _group.Now = GroupFixture.Start.AddMinutes(5);
        _group.Place("ann", HoldReason.PaymentUnresolved);
        _group.State.RosterOf(End).Members.ShouldHaveSingleItem().HeldSince.ShouldBe(_group.Now);
        _group.Now = GroupFixture.Start.AddMinutes(6);
        _group.Clear("ann", HoldReason.PaymentUnresolved);
        _group.State.RosterOf(End).Members.ShouldHaveSingleItem().HeldSince.ShouldBeNull();
    }

    [Fact]
    public void S2_who_left_after_a_session_is_still_on_its_roster_and_once_also_when_they_came_back()
    {
        _group.Enroll("ann");
        _group.Now = End;
        _group.Graduate("ann");
        Roster(0).ShouldBe([("ann", EnrollmentStatus.Active)]);
        Roster(1).ShouldBeEmpty();

        _group.Now = End.AddDays(1);
        _group.Do(group => EnrollmentRules.Enroll(group, new("ann", Since: new(2026, 3, 1)), "acme", 1, _group.Settings, _group.Now)).Refusal.ShouldBeNull();
        _group.State.RosterOf(End).Members.ShouldHaveSingleItem().Enrollment.ShouldBe(1);
        _group.State.RosterOf(GroupFixture.Slot(1).End).Members.ShouldHaveSingleItem().Enrollment.ShouldBe(2);
    }

    [Fact]
    public void S2_who_left_earlier_than_it_is_entered_is_on_the_rosters_until_they_did()
    {
        _group.Enroll("ann");
        _group.Now = End.AddDays(8);
        _group.Graduate("ann", GroupFixture.Slot(1).Date.AddDays(-1)).Refusal.ShouldBeNull();
        _group.Of("ann").StatusSince.ShouldBe(GroupFixture.Slot(1).Date.AddDays(-1));
        Roster(0).ShouldBe([("ann", EnrollmentStatus.Active)]);
        Roster(1).ShouldBeEmpty();
    }

    [Theory, InlineData(1), InlineData(-1)]
    public void R2_nobody_leaves_in_the_future_or_before_they_joined(int days)
    {
        _group.Enroll("ann");
        _group.Graduate("ann", _group.Today.AddDays(days)).Refusal!.Code.ShouldBe("invalid_on");
    }

    [Fact]
    public void S2_an_open_session_that_is_over_is_told_no_more()
    {
        _group.Enroll("ann");
        foreach (var week in new[] { 0, 1 }) _group.Do(group => GroupRules.TakeRoster(group, new(GroupFixture.Slot(week).Session, group.RosterVersion)));
        _group.Now = End;
        var (before, told) = (_group.State, _group.Journal.Count);
        _group.Place("ann", HoldReason.Hospitalization);
        GroupEffects.Of(before, _group.State, GroupFixture.Key, _group.Journal[told..].ToArray()).Where(effect => effect.Message is RosterChanged)
            .ShouldHaveSingleItem().Target.ShouldBe(GrainId.Create(GrainTypes.Session, GroupFixture.Slot(1).Session.ToString()));
    }

    [Fact]
    public void S2_statuses_are_forgotten_with_the_sessions_that_they_concern()
    {
        _group.Enroll("ann");
        for (var week = 0; week < 40; week++)
        {
            _group.Now = GroupFixture.Slot(week).Start.AddDays(-1);
            _group.Place("ann", HoldReason.Hospitalization);
            _group.Clear("ann", HoldReason.Hospitalization);
            _group.Settle(week, AttendanceKind.Present);
        }

        // Two a week, as far back as the drop rule looks.
        _group.Of("ann").Statuses.Length.ShouldBeLessThanOrEqualTo((2 * DropRule.LongestRun) + 3);
        _group.Of("ann").Statuses[^1].Status.ShouldBe(EnrollmentStatus.Active);
    }

    private IEnumerable<(string Patient, EnrollmentStatus Status)> Roster(int week) =>
        _group.State.RosterOf(GroupFixture.Slot(week).End).Members.Select(member => (member.Patient, member.Status));
}
