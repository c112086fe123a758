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
    public void P3_nobody_makes_a_code_up_and_no_proof_is_good_for_another()
    {
        Web.SessionOf(null).ShouldBeNull();
        Web.SessionOf("").ShouldBeNull();
        Web.SessionOf("riverside/skills-a/2026-03-04/1").ShouldBeNull();
        Web.SessionOf(new RoomCodes(new EphemeralDataProtectionProvider(), _clock).CodeOf(Session)).ShouldBeNull();
        Web.SessionOf(Web.Admit(Session)).ShouldBeNull();
        Web.Admitted(Web.CodeOf(Session)).ShouldBeNull();
        Web.SessionOfScreen(Web.CodeOf(Session)).ShouldBeNull();
    }

    [Fact]
    public void P3_who_scanned_it_has_three_minutes_to_type()
    {
        var token = Web.Admit(Session);
        _clock.Advance(TimeSpan.FromMinutes(3) - TimeSpan.FromMilliseconds(1));
        var (session, name) = Web.Admitted(token).ShouldNotBeNull();
        session.ShouldBe(Session);
        name.ShouldNotBe(Web.Admitted(Web.Admit(Session)).ShouldNotBeNull().Admission);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Web.Admitted(token).ShouldBeNull();
    }

    [Fact]
    public void P3_a_rooms_screen_shows_codes_until_its_session_is_over()
    {
        var screen = Web.ScreenOf(Session, _clock.GetUtcNow().AddHours(1));
        _clock.Advance(TimeSpan.FromMinutes(59));
        Web.SessionOfScreen(screen).ShouldBe(Session);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Web.SessionOfScreen(screen).ShouldBeNull();
    }
}
