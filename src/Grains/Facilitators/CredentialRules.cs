using GroupActors.Bookings;
using GroupActors.Clinics;

namespace GroupActors.Facilitators;

/// <summary>Which credentials hold when, and what breaks when one ends (F-1, F-3).</summary>
internal static class CredentialRules
{
    public static bool IsValidOn(Credential credential, DateOnly date) => credential.ValidFrom <= date && (credential.ValidTo is null || date <= credential.ValidTo);

    /// <summary>A requirement in words, any one of which meets it.</summary>
    public static string Words(CredentialRequirement required) => string.Join(" or ", required.AnyOf.Select(code => code.Replace('-', ' ')));

    /// <summary>What of a type's requirements nothing meets on a date.</summary>
    public static IEnumerable<CredentialRequirement> Missing(IReadOnlyCollection<Credential> credentials, GroupType type, DateOnly date) =>
        type.RequiredCredentials.Where(required => !credentials.Any(credential => required.AnyOf.Contains(credential.Code) && IsValidOn(credential, date)));

    /// <summary>The sessions of one facilitator for which nothing meets what a type asks (F-3).</summary>
    /// <param name="ahead">The facilitator's sessions ahead of groups of the type.</param>
    public static IEnumerable<CredentialGap> Gaps(string facilitator, IReadOnlyCollection<Credential> credentials, IEnumerable<BookingSlot> ahead, GroupType type) =>
        from slot in ahead
        let missing = Missing(credentials, type, slot.Date).ToImmutableArray()
        where !missing.IsEmpty
        select new CredentialGap(facilitator, new(slot.Session, slot.Date, slot.Start, slot.End), missing);

    /// <summary>
    /// The credentials of one facilitator that end within <paramref name="days"/>, or have ended and break something, with no other of their code that goes on (F-3).
    /// </summary>
    /// <param name="ahead">The facilitator's sessions ahead, with the type of their group.</param>
    public static IEnumerable<CredentialWarning> Warnings(
        string facilitator, IReadOnlyCollection<Credential> credentials, IReadOnlyCollection<(BookingSlot Slot, GroupType Type)> ahead, DateOnly today, int days)
    {
        foreach (var ending in credentials.Where(credential => credential.ValidTo <= today.AddDays(days)).OrderBy(credential => credential.ValidTo))
        {
            var end = ending.ValidTo!.Value;
            if (credentials.Any(other => other != ending && other.Code == ending.Code && (other.ValidTo is null || other.ValidTo > end) && other.ValidFrom <= end.AddDays(1))) continue;
            ImmutableArray<UncoveredTime> breaks =
            [
                .. from session in ahead
                   where session.Slot.Date > end && Missing(credentials, session.Type, session.Slot.Date).Any(required => required.AnyOf.Contains(ending.Code))
                   orderby session.Slot.Start
                   select new UncoveredTime(session.Slot.Session, session.Slot.Date, session.Slot.Start, session.Slot.End),
            ];
            if (end >= today || !breaks.IsEmpty) yield return new(facilitator, ending.Code, end, breaks);
        }
    }
}
