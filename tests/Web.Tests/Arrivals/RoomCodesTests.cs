using GroupActors.Sessions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;

namespace GroupActors.Arrivals;

/// <summary>Proofs of presence (P-3), by a clock that the test moves.</summary>
public sealed class RoomCodesTests
{
    private static readonly SessionKey Session = new("riverside", "skills-a", new(2026, 3, 4), 1);

    private readonly FakeTimeProvider _clock = new(new(2026, 3, 4, 15, 0, 0, TimeSpan.Zero));
    private readonly EphemeralDataProtectionProvider _keys = new();

    private RoomCodes Web => new(_keys, _clock);

    [Fact]
    public void P3_a_photographed_code_is_useless_after_a_minute_at_every_web()
    {
        var code = Web.CodeOf(Session);
        Web.SessionOf(code).ShouldBe(Session);
        Web.Remaining.ShouldBe(TimeSpan.FromSeconds(30));
        _clock.Advance(TimeSpan.FromSeconds(59.999));
        Web.SessionOf(code).ShouldBe(Session);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Web.SessionOf(code).ShouldBeNull();
        Web.SessionOf(Web.CodeOf(Session)).ShouldBe(Session);
    }

    [Fact]
    public void P3_a_code_of_the_end_of_its_time_lives_at_least_half_a_minute()
    {
        _clock.Advance(TimeSpan.FromSeconds(29));
        var code = Web.CodeOf(Session);
        _clock.Advance(TimeSpan.FromSeconds(30));
        Web.SessionOf(code).ShouldBe(Session);
    }

    [Fact]
    public void P3_a_web_whose_clock_is_a_second_behind_takes_the_code_of_one_that_is_ahead()
    {
        var behind = new FakeTimeProvider(_clock.GetUtcNow().AddSeconds(-1));
        new RoomCodes(_keys, behind).SessionOf(Web.CodeOf(Session)).ShouldBe(Session);
        new RoomCodes(_keys, new FakeTimeProvider(_clock.GetUtcNow().AddSeconds(-31))).SessionOf(Web.CodeOf(Session)).ShouldBeNull();
    }

    [Fact]
    public void P3_a_receipt_says_when_somebody_came_for_a_quarter_of_an_hour_and_is_good_for_nothing_else()
    {
        var receipt = Web.ReceiptOf(Session, _clock.GetUtcNow());
        Web.Received(receipt).ShouldBe((Session, _clock.GetUtcNow()));
        Web.Admitted(receipt).ShouldBeNull();
        Web.SessionOf(receipt).ShouldBeNull();
        Web.Received(Web.Admit(Session, "phone")).ShouldBeNull();
        _clock.Advance(RoomCodes.ReceiptTime);
        Web.Received(receipt).ShouldBeNull();
    }

    [Fact]
    public void P3_nobody_makes_a_code_up_and_no_proof_is_good_for_another()
    {
        Web.SessionOf(null).ShouldBeNull();
        Web.SessionOf("").ShouldBeNull();
        Web.SessionOf("riverside/skills-a/2026-03-04/1").ShouldBeNull();
        Web.SessionOf(new RoomCodes(new EphemeralDataProtectionProvider(), _clock).CodeOf(Session)).ShouldBeNull();
        Web.SessionOf(Web.Admit(Session, "phone")).ShouldBeNull();
        Web.Admitted(Web.CodeOf(Session)).ShouldBeNull();
        Web.SessionOfScreen(Web.CodeOf(Session)).ShouldBeNull();
    }

    [Fact]
    public void P3_who_scanned_it_has_three_minutes_to_type()
    {
        var token = Web.Admit(Session, "phone");
        _clock.Advance(TimeSpan.FromMinutes(3) - TimeSpan.FromMilliseconds(1));
        var (session, name, phone) = Web.Admitted(token).ShouldNotBeNull();
        (session, phone).ShouldBe((Session, "phone"));
        name.ShouldNotBe(Web.Admitted(Web.Admit(Session, "phone")).ShouldNotBeNull().Admission);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Web.Admitted(token).ShouldBeNull();
    }

    [Fact]
    public void P3_a_rooms_screen_outlives_the_planned_end_by_a_day_at_most()
    {
        var screen = Web.ScreenOf(Session, _clock.GetUtcNow().AddHours(1));
        // It may be moved by some hours; whether it is over is asked each time.
        _clock.Advance(TimeSpan.FromHours(25) - TimeSpan.FromMilliseconds(1));
        Web.SessionOfScreen(screen).ShouldBe(Session);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Web.SessionOfScreen(screen).ShouldBeNull();
    }
}
