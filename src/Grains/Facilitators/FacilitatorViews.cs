using GroupActors.Bookings;

namespace GroupActors.Facilitators;

/// <summary>A facilitator as callers see them.</summary>
internal static class FacilitatorViews
{
    public static FacilitatorView View(FacilitatorKey key, FacilitatorState state) => new(
        key, state.Version, state.Name, state.Npi, state.Taxonomy, state.EnrolledPayers, state.Credentials, BookingViews.Of(state.Book),
        [.. state.TimeOff.OrderBy(timeOff => timeOff.Start).Select(View)])
    {
        DefinitionVersion = state.DefinitionVersion,
    };

    public static TimeOffView View(TimeOff timeOff) => new(
        timeOff.Id, timeOff.Kind, timeOff.From, timeOff.To, timeOff.Start, timeOff.End, timeOff.State, timeOff.IsNoticeOverridden,
        [.. timeOff.Uncovered.Select(slot => new UncoveredTime(slot.Session, slot.Date, slot.Start, slot.End))]);
}
