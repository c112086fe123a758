using GroupActors.Sessions;
using GroupActors.Tasks;

namespace GroupActors.Groups;

/// <summary>A group's life: forming, running, ended; and what comes due on its roster.</summary>
public class GroupLifeTests
{
    private readonly GroupFixture _group = new();

    [Fact]
    public void R3_a_review_date_comes_back_as_a_task_at_the_start_of_that_day_and_goes_with_the_hold()
    {
        _group.Enroll("ann");
        var review = _group.Today.AddDays(7);
        var placed = _group.Do(state => EnrollmentRules.PlaceHold(state, new("ann", _group.Of("ann").Version, HoldReason.PaymentUnresolved, review), _group.Settings.Policies, _group.Zone, _group.Now));
        placed.Refusal.ShouldBeNull();
        _group.State.Deadline.ShouldBe(_group.Zone.Instant(review, TimeOnly.MinValue));

        _group.Do(state => EnrollmentRules.Review(state, _group.Now)).Events.ShouldBeEmpty();
        _group.Now = _group.Zone.Instant(review, TimeOnly.MinValue);
        TaskOf(() => _group.Do(state => EnrollmentRules.Review(state, _group.Now)), TaskKind.HoldReview).ShouldNotBeNull().ShouldNotContain("ann");
        _group.State.Deadline.ShouldBeNull();
        _group.Do(state => EnrollmentRules.Review(state, _group.Now)).Events.ShouldBeEmpty();

        // A new date is another review; clearing the hold withdraws it.
        TaskOf(() => _group.Do(state => EnrollmentRules.PlaceHold(state, new("ann", _group.Of("ann").Version, HoldReason.PaymentUnresolved, review.AddDays(7)), _group.Settings.Policies, _group.Zone, _group.Now)), TaskKind.HoldReview).ShouldBeNull();
        _group.State.Deadline.ShouldNotBeNull();
        _group.Clear("ann", HoldReason.PaymentUnresolved);
        _group.State.Deadline.ShouldBeNull();
    }

    [Fact]
    public void R9_when_the_last_session_of_a_closed_group_closes_its_active_members_graduate_and_held_ones_are_proposed()
    {
        CloseAfter(2);
        _group.Enroll("ann");
        _group.Enroll("bob");
        _group.Place("bob", HoldReason.Hospitalization);

        _group.Settle(0, 1, false, ("ann", AttendanceKind.Present));
        _group.State.Phase.ShouldBe(GroupPhase.Running);
        _group.Settle(1, 1, false, ("ann", AttendanceKind.Present));

        _group.Of("ann").Status.ShouldBe(EnrollmentStatus.Graduated);
        (_group.Of("bob").Status, _group.Of("bob").IsGraduationDue).ShouldBe((EnrollmentStatus.ClinicalHold, true));
        _group.State.Phase.ShouldBe(GroupPhase.Ended);
        _group.Enroll("cid").Refusal!.Code.ShouldBe("group_ended");
        _group.Happened<SlotFreed>().ShouldBeEmpty();
    }

    [Fact]
    public void R9_a_cancelled_session_is_none_of_those_of_a_closed_group_and_another_is_planned_in_its_place()
    {
        CloseAfter(2);
        _group.Enroll("ann");
        _group.Settle(0, 1, false, ("ann", AttendanceKind.Present));
        _group.Settle(1, 1, isCancelled: true);
        _group.Settle(1, 2, isCancelled: true);

        (_group.Of("ann").Status, _group.State.Phase, _group.State.PlannedCount).ShouldBe((EnrollmentStatus.Active, GroupPhase.Running, 1));
        _group.State.Deadline.ShouldNotBeNull().ShouldBeLessThan(_group.Now);
        _group.Extend().Session.ShouldBe(GroupFixture.Slot(2).Session);
        _group.State.Deadline.ShouldBeNull();
        _group.Settle(2, 1, false, ("ann", AttendanceKind.Present));
        (_group.Of("ann").Status, _group.State.Phase).ShouldBe((EnrollmentStatus.Graduated, GroupPhase.Ended));
    }

    [Fact]
    public void R9_a_closed_group_cannot_end_after_fewer_sessions_than_it_has()
    {
        CloseAfter(3);
        _group.Settle(0, 1, false);
        Close(2).Refusal!.Code.ShouldBe("sessions_already_planned");
        _group.Settle(2, 1, isCancelled: true);
        Close(2).Refusal.ShouldBeNull();
        Close(null).Refusal.ShouldBeNull();

        Decision Close(int? after) => _group.Do(state => GroupRules.Define(state, GroupFixture.Definition(3) with { ClosedAfterSessions = after }, _group.Settings));
    }

    [Fact]
    public void R9_by_policy_graduations_are_only_proposed_and_a_session_that_closes_late_ends_the_group()
    {
        CloseAfter(2);
        _group.Settings = _group.Settings with { Policies = _group.Settings.Policies with { GraduatesAutomatically = false } };
        _group.Enroll("ann");

        _group.Settle(1, 1, false, ("ann", AttendanceKind.Present));
        _group.State.Phase.ShouldBe(GroupPhase.Running);
        TaskOf(() => _group.Settle(0, 1, isCancelled: false), TaskKind.GraduationDue).ShouldNotBeNull();

        (_group.Of("ann").Status, _group.State.Phase).ShouldBe((EnrollmentStatus.Active, GroupPhase.Ended));
        TaskOf(() => _group.Graduate("ann"), TaskKind.GraduationDue).ShouldBeNull();
    }

    [Fact]
    public void R9_who_is_dropped_by_the_last_session_does_not_graduate()
    {
        CloseAfter(3);
        _group.Enroll("ann");
        for (var week = 0; week < 3; week++) _group.Settle(week, AttendanceKind.NoShow);

        _group.Of("ann").Status.ShouldBe(EnrollmentStatus.Dropped);
        _group.Happened<MemberGraduated>().ShouldBeEmpty();
    }

    [Fact]
    public void R9_a_group_ends_by_hand_once_it_has_no_members_and_what_is_planned_is_called_off()
    {
        _group.Run();
        _group.Enroll("ann");
        End("no demand").Refusal!.Code.ShouldBe("group_has_members");
        _group.Drop("ann");
        End(null).Refusal!.Code.ShouldBe("reason_required");

        _group.Now = GroupFixture.Slot(2).End;
        End("no demand").Refusal.ShouldBeNull();

        _group.Happened<SessionsCalledOff>().ShouldHaveSingleItem().Sessions.ShouldBe(Enumerable.Range(3, 5).Select(week => GroupFixture.Slot(week).Session));
        (_group.State.Phase, _group.State.Deadline).ShouldBe((GroupPhase.Ended, null));
        End("no demand").Events.ShouldBeEmpty();
        _group.Do(state => SeriesRules.Start(state, GroupFixture.Key, GroupFixture.Series(), Guid.NewGuid(), _group.Settings, _group.Now)).Refusal!.Code.ShouldBe("group_ended");

        Decision End(string? reason) => _group.Do(state => GroupRules.End(state, reason, _group.Now));
    }

    [Fact]
    public void R12_a_graduation_is_planned_for_today_or_later_and_taken_back()
    {
        _group.Enroll("ann");
        Plan(_group.Today.AddDays(-1)).Refusal!.Code.ShouldBe("invalid_on");
        Plan(_group.Today.AddDays(14)).Refusal.ShouldBeNull();
        GroupRows.Card(_group.State, GroupFixture.Key).Graduations.ShouldBe([_group.Today.AddDays(14)]);
        Plan(null).Refusal.ShouldBeNull();
        GroupRows.Card(_group.State, GroupFixture.Key).Graduations.ShouldBeEmpty();

        Decision Plan(DateOnly? on) => _group.Do(state => EnrollmentRules.PlanGraduation(state, new("ann", _group.Of("ann").Version, on), _group.Zone, _group.Now));
    }

    [Fact]
    public void R15_nobody_transfers_during_a_clinical_hold_or_into_the_same_group_and_nothing_else_happens_meanwhile()
    {
        _group.Enroll("ann");
        Transfer("anxiety").Refusal!.Code.ShouldBe("invalid_to");
        _group.Place("ann", HoldReason.Hospitalization);
        Transfer("other").Refusal!.Code.ShouldBe("member_on_hold");
        _group.Override("ann");
        Transfer("other").Refusal.ShouldBeNull();

        _group.Drop("ann").Refusal!.Code.ShouldBe("transfer_in_progress");
        _group.State.Deadline.ShouldBe(_group.Now + GroupState.BookingPatience);
        _group.Do(state => EnrollmentRules.SettleTransfer(state, "ann", Operation, Refusal.Conflict("group_full", "Full."), _group.Today));
        (_group.Of("ann").Status, _group.Of("ann").Transfer).ShouldBe((EnrollmentStatus.Active, null));

        Decision Transfer(string to) => _group.Do(state => EnrollmentRules.StartTransfer(state, GroupFixture.Key, new("ann", _group.Of("ann").Version, to), Operation));
    }

    private static readonly Guid Operation = new(9, 0, 0, new byte[8]);

    private void CloseAfter(int sessions)
    {
        _group.Do(state => GroupRules.Define(state, GroupFixture.Definition(3) with { ClosedAfterSessions = sessions }, _group.Settings)).Refusal.ShouldBeNull();
        _group.Run();
    }

    /// <summary>The title of the task of a kind that what is done opens; null where it withdraws or leaves it.</summary>
    private string? TaskOf(Action act, TaskKind kind)
    {
        var (before, entries) = (_group.State, _group.Journal.Count);
        act();
        return GroupEffects.Of(before, _group.State, GroupFixture.Key, _group.Journal.Skip(entries).ToArray())
            .Select(effect => effect.Message).OfType<TaskDecided>().Select(decided => decided.Content).SingleOrDefault(content => content?.Kind == kind)?.Title;
    }
}
