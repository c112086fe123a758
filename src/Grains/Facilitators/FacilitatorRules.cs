using GroupActors.Bookings;
using GroupActors.Clinics;

namespace GroupActors.Facilitators;

/// <summary>Who may lead what, and when (F-1, F-2).</summary>
internal static class FacilitatorRules
{
    public static Decision Register(FacilitatorState state, RegisterFacilitator command, ClinicSettings settings)
    {
        var problems = new Problems();
        problems.UnlessText(command.Name, "name", "The facilitator's name");
        problems.Unless(command.Npi is null || NationalProviderId.IsValid(command.Npi), "npi", "The NPI has 10 digits, the last of which checks the others.");
        problems.Unless(command.Taxonomy is null || ClinicRules.IsTaxonomy(command.Taxonomy), "taxonomy", "A taxonomy code has 10 digits and capital letters and ends in X.");
        if (problems.Refusal is { } refusal) return refusal;
        if (command.EnrolledPayers.FirstOrDefault(payer => settings.Payer(payer) is null) is { } unknown)
        {
            return new Refusal("unknown_payer", "The clinic has no payer of this id.") { Details = [new("unknown_payer", "The clinic has no payer of this id.", unknown)] };
        }

        var registered = new FacilitatorRegistered(command.Name, command.Npi, command.Taxonomy, command.EnrolledPayers);
        return state.Exists && Content.IsSame(registered, new FacilitatorRegistered(state.Name, state.Npi, state.Taxonomy, state.EnrolledPayers))
            ? Decision.Nothing
            : Decision.Of(registered);
    }

    public static Decision RecordCredential(FacilitatorState state, Credential credential)
    {
        if (!state.Exists) return Refusal.NotFound("facilitator");
        var problems = new Problems();
        problems.UnlessText(credential.Code, "code", "The credential's code");
        problems.UnlessText(credential.Issuer, "issuer", "The credential's issuer");
        problems.UnlessText(credential.Number, "number", "The credential's number");
        problems.Unless(credential.ValidTo is null || credential.ValidFrom <= credential.ValidTo, "valid_to", "A credential cannot end before it starts.");
        if (problems.Refusal is { } refusal) return refusal;
        return state.Credentials.Contains(credential) ? Decision.Nothing : Decision.Of(new CredentialRecorded(credential));
    }

    /// <summary>Takes all sessions or none; the refusal lists missing credentials, double bookings, passed caps, time off and limits of cover, in this order (F-2, F-6).</summary>
    public static Decision Reserve(FacilitatorState state, Reservation reservation, ClinicSettings settings, DateTimeOffset now)
    {
        if (!state.Exists) return Refusal.NotFound("facilitator");
        if (settings.GroupType(reservation.GroupType) is not { } type) return new Refusal("unknown_group_type", "The clinic has no group type of this id.");
        var decision = BookingRules.Reserve(state.Book, reservation, Conflicts(state with { Book = state.Book.Without(reservation.Replaced) }, reservation.Slots, type, reservation.Cover, settings.Policies), now);
        return reservation.Cover is null || decision.Events.IsEmpty ? decision : Decision.Of([.. decision.Events, new CoverReserved(reservation.Operation)]);
    }

    /// <summary>What speaks against each session by itself (F-6): what a reservation of it would be refused for.</summary>
    public static ImmutableArray<RefusalDetail> Judge(FacilitatorState state, CoverQuestion question, ClinicSettings settings) =>
        settings.GroupType(question.GroupType) is { } type ? [.. Conflicts(state, [question.Slot], type, question.Cover, settings.Policies)] : [new("unknown_group_type", "The clinic has no group type of this id.")];

    private static IEnumerable<RefusalDetail> Conflicts(FacilitatorState state, ImmutableArray<BookingSlot> slots, GroupType type, CoverTerms? cover, ClinicPolicies policies) =>
        MissingCredentials(state, slots, type)
            .Concat(BookingRules.DoubleBookings(state.Book, slots, TimeSpan.Zero, "facilitator_double_booked", state.Name))
            .Concat(BookingRules.PastDailyCap(state.Book, slots, policies.DailyCap, state.Name))
            .Concat(BookingRules.PastWeeklyCap(state.Book, slots, policies.WeeklyCap, state.Name))
            .Concat(TimeOffRules.OnTimeOff(state, slots))
            .Concat(cover is null ? [] : CoverLimitRules.PastLimits(state, slots, cover, policies));

    /// <summary>Whether one credential takes the other's place. A renewal keeps the number and begins later: both count, each in its time (F-1).</summary>
    public static bool IsSameCredential(Credential one, Credential other) => (one.Code, one.Number, one.ValidFrom) == (other.Code, other.Number, other.ValidFrom);

    private static IEnumerable<RefusalDetail> MissingCredentials(FacilitatorState state, ImmutableArray<BookingSlot> slots, GroupType type) =>
        from slot in slots
        let missing = CredentialRules.Missing(state.Credentials, type, slot.Date).ToList()
        where missing.Count > 0
        let needed = string.Join(" and ", missing.Select(CredentialRules.Words))
        select new RefusalDetail("missing_credential", $"{state.Name} lacks what {type.Name} asks for on {SpokenDate.Of(slot.Date)}: {needed}.", slot.Session.ToString());
}
