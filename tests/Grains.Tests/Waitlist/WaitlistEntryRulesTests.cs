using static GroupActors.Bookings.BookingFixture;

namespace GroupActors.Waitlist;

public sealed class WaitlistEntryRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly PutWaitlistEntry Entry = new("p-1", ["dbt"], "F60.3", Acuity.High, Today, false, [new(DayOfWeek.Monday, new(8, 0), new(12, 0))]);

    private static readonly WaitlistEntryState Waiting = Fold(new WaitlistEntryState(), WaitlistEntryRules.Put(new(), Entry, Settings, Today));

    [Fact]
    public void W1_an_entry_waits_for_group_types_that_the_clinic_has()
    {
        WaitlistEntryRules.Put(new(), Entry with { GroupTypes = ["chess"] }, Settings, Today).Refusal!.Code.ShouldBe("unknown_group_type");
        WaitlistEntryRules.Put(new(), Entry with { GroupTypes = [] }, Settings, Today).Refusal!.Code.ShouldBe("invalid_group_types");
    }

    [Fact]
    public void W1_a_window_ends_after_it_starts() =>
        WaitlistEntryRules.Put(new(), Entry with { Availability = [new(DayOfWeek.Monday, new(12, 0), new(12, 0))] }, Settings, Today).Refusal!.Code.ShouldBe("invalid_availability");

    [Fact]
    public void The_same_entry_again_changes_nothing_even_once_it_is_closed()
    {
        WaitlistEntryRules.Put(Waiting, Entry with { GroupTypes = ["dbt"] }, Settings, Today).ShouldBe(Decision.Nothing);
        var withdrawn = Fold(Waiting, WaitlistEntryRules.Withdraw(Waiting, "moved away"));
        withdrawn.IsWaiting.ShouldBeFalse();
        WaitlistEntryRules.Put(withdrawn, Entry, Settings, Today).ShouldBe(Decision.Nothing);
        WaitlistEntryRules.Put(withdrawn, Entry with { Acuity = Acuity.Low }, Settings, Today).Refusal!.Code.ShouldBe("entry_closed");
        WaitlistEntryRules.Withdraw(withdrawn, "again").ShouldBe(Decision.Nothing);
    }

    [Fact]
    public void An_entry_leaves_the_waitlist_for_a_reason_only() => WaitlistEntryRules.Withdraw(Waiting, " ").Refusal!.Code.ShouldBe("invalid_reason");

    [Fact]
    public void An_entry_stays_its_patients() => WaitlistEntryRules.Put(Waiting, Entry with { Patient = "p-2" }, Settings, Today).Refusal!.Code.ShouldBe("other_patient");
}
