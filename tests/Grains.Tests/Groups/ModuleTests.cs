using GroupActors.Clinics;

namespace GroupActors.Groups;

/// <summary>Groups that take members at the starts of their modules only .</summary>
public class ModuleTests
{
    private readonly GroupFixture _group = new(window: EnrollmentWindow.ModuleStarts);

    public ModuleTests() => _group.Run();

    [Fact]
    public void R9_members_join_from_the_last_session_of_a_module_until_the_first_of_the_next_begins()
    {
        Set(GroupFixture.Slot(0).Date, GroupFixture.Slot(3).Date);
        Join(Start(0).AddMinutes(-1)).ShouldBeNull();
        foreach (var week in new[] { 0, 1 }) Join(Start(week))!.ShouldSatisfyAllConditions(refusal => refusal.Code.ShouldBe("enrollment_closed"), refusal => refusal.Message.ShouldContain($"{GroupFixture.Slot(3).Date:yyyy-MM-dd}"));
        Join(Start(2).AddMinutes(-1))!.Code.ShouldBe("enrollment_closed");
        Join(Start(2)).ShouldBeNull();
        Join(Start(3).AddMinutes(-1)).ShouldBeNull();
        Join(Start(3))!.Message.ShouldContain("none is planned");
    }

    [Fact]
    public void R9_a_module_whose_first_session_is_cancelled_starts_with_the_next_one()
    {
        Set(GroupFixture.Slot(3).Date);
        _group.Settle(2, 1, isCancelled: false, ("ann", Sessions.AttendanceKind.Present));
        _group.Settle(3, 1, isCancelled: true);
        Join(Start(4).AddMinutes(-1)).ShouldBeNull();
        Join(Start(4))!.Code.ShouldBe("enrollment_closed");
    }

    [Fact]
    public void R9_a_module_may_start_between_two_sessions_and_without_one_planned()
    {
        Set(GroupFixture.Slot(2).Date.AddDays(2));
        Join(Start(2).AddHours(2)).ShouldBeNull();
        Join(Start(3))!.Code.ShouldBe("enrollment_closed");
    }

    [Fact]
    public void R9_whoever_is_taken_over_as_a_member_of_before_needs_no_module_start_and_who_is_entered_late_does()
    {
        _group.Now = Start(1);
        EnrollmentRules.Enroll(_group.State, new("ann", Since: _group.Today.AddDays(-3)), "acme", 1, _group.Settings, _group.Now).Refusal.ShouldBeNull();
        EnrollmentRules.Enroll(_group.State, new("ann", Since: _group.Today.AddDays(-3)) { IsEnteredLate = true }, "acme", 1, _group.Settings, _group.Now).Refusal!.Code.ShouldBe("enrollment_closed");
    }

    [Fact]
    public void R9_module_starts_are_dates_in_order_each_once_and_none_of_another_age()
    {
        Set(GroupFixture.Slot(3).Date, GroupFixture.Slot(1).Date, GroupFixture.Slot(3).Date);
        _group.State.ModuleStarts.ShouldBe([GroupFixture.Slot(1).Date, GroupFixture.Slot(3).Date]);
        Try([GroupFixture.Slot(1).Date, GroupFixture.Slot(3).Date]).Events.ShouldBeEmpty();
        Try([_group.Today.AddDays(-367)]).Refusal!.Code.ShouldBe("invalid_dates");
        Try([_group.Today.AddDays(733)]).Refusal!.Code.ShouldBe("invalid_dates");
        Try([.. Enumerable.Range(0, 61).Select(_group.Today.AddDays)]).Refusal!.Code.ShouldBe("invalid_dates");
        Try(default).Refusal!.Code.ShouldBe("invalid_dates");
    }

    private void Set(params DateOnly[] dates) => _group.Do(group => ModuleRules.Set(group, new([.. dates]), _group.Today)).Refusal.ShouldBeNull();

    /// <summary>Nine o'clock, whatever the season.</summary>
    private DateTimeOffset Start(int week) => _group.Zone.Instant(GroupFixture.Slot(week).Date, new(9, 0));

    private Decision Try(ImmutableArray<DateOnly> dates) => ModuleRules.Set(_group.State, new(dates), _group.Today);

    private Refusal? Join(DateTimeOffset now)
    {
        _group.Now = now;
        return EnrollmentRules.Enroll(_group.State, new("bob"), "acme", 1, _group.Settings, now).Refusal;
    }
}
