using GroupActors.Facilitators;
using static GroupActors.Bookings.BookingFixture;

namespace GroupActors.Calendars;

public sealed class CalendarRulesTests
{
    private static readonly string One = new('1', 64);

    private static readonly string Two = new('2', 64);

    [Fact]
    public void X2_only_the_present_secret_opens_a_calendar()
    {
        CalendarRules.Opens(Facilitator, One).ShouldBeFalse();
        var shared = Fold(Facilitator, CalendarRules.Share(Facilitator, new(One)));
        CalendarRules.Opens(shared, One).ShouldBeTrue();
        CalendarRules.Opens(shared, One[1..]).ShouldBeFalse();
        var again = Fold(shared, CalendarRules.Share(shared, new(Two)));
        CalendarRules.Opens(again, One).ShouldBeFalse();
        CalendarRules.Opens(again, Two).ShouldBeTrue();
        CalendarRules.Opens(Fold(again, CalendarRules.Revoke(again)), Two).ShouldBeFalse();
    }

    [Fact]
    public void X2_a_secret_that_is_no_digest_is_refused()
    {
        CalendarRules.Share(Facilitator, new("secret")).Refusal!.Code.ShouldBe("invalid_secret");
        CalendarRules.Share(new FacilitatorState(), new(One)).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
    }
}
