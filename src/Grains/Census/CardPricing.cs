using GroupActors.Claims;
using GroupActors.Clinics;

namespace GroupActors.Census;

/// <summary>What a group's members are expected to bring for one session, at the fees of a date .</summary>
internal static class CardPricing
{
    /// <summary>
    /// The group's money a session. A share whose payer has no fee counts nothing, as its claims would stop; it does not lower the average rate either.
    /// A class brings nothing (B-6).
    /// </summary>
    public static GroupRevenue Price(StoredGroupCard card, ClinicSettings settings, DateOnly date)
    {
        if (ProcedureCodes.Of(settings.GroupType(card.GroupType)) is not { } code) return new(0m, 0m, 0m, 0m);

        decimal projected = 0m, ifAllAttend = 0m, onHold = 0m;
        int priced = 0, billed = 0;
        foreach (var share in card.Members)
        {
            billed += share.Active + share.AdministrativeHold;
            if (settings.Fee(share.Payer, code, date)?.Expected is not { } rate) continue;
            projected += rate * (share.Active - share.AtRisk);
            ifAllAttend += rate * share.Active;
            onHold += rate * share.AdministrativeHold;
            priced += share.Active + share.AdministrativeHold;
        }

        if (priced == 0) return new(projected, ifAllAttend, onHold, 0m);

        // Places are people, while a multiple-family group bills families: a place brings its part of a family's rate.
        var people = card.Census.Active + card.Census.AdministrativeHold;
        var atCapacity = (ifAllAttend + onHold) / priced * card.Census.Capacity * billed / Math.Max(people, 1);
        return new(projected, ifAllAttend, onHold, decimal.Round(atCapacity, 2, MidpointRounding.AwayFromZero));
    }
}
