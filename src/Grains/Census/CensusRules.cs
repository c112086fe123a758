using System.Globalization;
using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Facilitators;
using GroupActors.Groups;
using GroupActors.Sessions;

namespace GroupActors.Census;

/// <summary>From stored cards, settings and the clock to what the board shows (L-1). Every total is a sum over the cards shown.</summary>
internal static class CensusRules
{
    /// <summary>The board at <paramref name="now"/>.</summary>
    public static CensusPicture Draw(CensusCards cards, ClinicSettings settings, DateTimeOffset now)
    {
        var today = new ClinicZone(settings.TimeZone).Date(now);
        ImmutableArray<GroupCard> groups =
        [
            .. cards.Groups.Values.Where(card => card.Phase != GroupPhase.Ended).Select(card => Card(card, settings, today))
                .OrderBy(FirstMinuteOfWeek).ThenBy(card => card.Name, StringComparer.Ordinal).ThenBy(card => card.Key.Group, StringComparer.Ordinal),
        ];
        ImmutableArray<SessionCard> sessions =
        [
            .. cards.Sessions.Values.Where(card => IsShown(card, today)).Select(card => Card(card, cards, settings, now))
                .OrderBy(card => card.Start).ThenBy(card => card.Key.ToString(), StringComparer.Ordinal),
        ];
        return new(groups, sessions, Totals(groups, sessions, today, cards.Waiting), Alerts(groups, sessions, Ahead(cards, settings, today, now), cards.Credentials, settings));
    }

    /// <summary>A group's card with the money of a date (R-10, R-11, R-12). Only a running group can fall short: one that forms is still being filled.</summary>
    public static GroupCard Card(StoredGroupCard card, ClinicSettings settings, DateOnly today)
    {
        var revenue = CardPricing.Price(card, settings, today);
        var isRunning = card.Phase == GroupPhase.Running;
        var isUnderperforming = card.Census.Open >= settings.Policies.UnderperformingOpenPlaces || revenue.OnHold >= settings.Policies.UnderperformingOnHold;
        var graduating = card.Graduations.Count(date => date <= today.AddDays(settings.Policies.ShrinkingDays));
        var isBelow = isRunning && card.Census.Active < card.TherapeuticMinimum;
        var isHeading = isRunning && !isBelow && card.Census.Active - card.Census.AtRisk - graduating < card.TherapeuticMinimum;
        return new(
            card.Key, card.Version, card.Name, card.GroupType, card.Slots, card.Facilitators, card.Room, card.TherapeuticMinimum, card.Census, revenue,
            isBelow, isRunning && isUnderperforming)
        {
            IsHeadingBelowMinimum = isHeading,
            MinimumWarning = isBelow || isHeading ? MinimumWarning(card, graduating, settings.Policies.ShrinkingDays) : null,
            Shortfall = isRunning && isUnderperforming ? Shortfall(card.Census, revenue) : null,
        };
    }

    /// <summary>Why the group is, or will be, too small, in words (R-12).</summary>
    private static string MinimumWarning(StoredGroupCard card, int graduating, int days)
    {
        var words = new List<string>();
        if (card.Census.AtRisk > 0) words.Add($"{card.Census.AtRisk} at risk");
        if (graduating > 0) words.Add($"{graduating} expected to graduate within {days} days");
        var held = card.Census.ClinicalHold + card.Census.AdministrativeHold;
        return $"{card.Census.Active} active{(words.Count > 0 ? $", of whom {string.Join(" and ", words)}" : "")}; the minimum is {card.TherapeuticMinimum}."
            + (held > 0 ? $" {held} on hold may come back." : "");
    }

    /// <summary>What an underperforming group costs a session, and what mends it (R-11).</summary>
    private static string Shortfall(GroupCensus census, GroupRevenue revenue)
    {
        var open = revenue.AtCapacity / census.Capacity * census.Open;
        var parts = new List<string>();
        if (census.Open > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{census.Open} open {(census.Open == 1 ? "place costs" : "places cost")} ${open:0.00} a session: fill {(census.Open == 1 ? "it" : "them")} from the waitlist."));
        if (revenue.OnHold > 0m) parts.Add(string.Create(CultureInfo.InvariantCulture, $"Administrative holds cost ${revenue.OnHold:0.00} a session: follow up their authorizations."));
        return string.Join(" ", parts);
    }

    /// <summary>
    /// A session's card with what the clock says (S-1) and the money of its date. Until it takes its roster it shows the group's members as they are; a cancelled one shows nobody.
    /// </summary>
    public static SessionCard Card(StoredSessionCard card, CensusCards cards, ClinicSettings settings, DateTimeOffset now)
    {
        var opensAt = card.Start.AddMinutes(-settings.Policies.CheckInOpensMinutes);
        var isOpen = IsOpen(card.State);
        var marks = card.Marks;
        var projected = 0m;
        if (card.State == SessionState.Cancelled)
        {
            marks = [];
        }
        else if (isOpen && marks.IsEmpty && cards.Groups.TryGetValue(card.Key.GroupKey, out var group))
        {
            marks =
            [
                .. Enumerable.Repeat(AttendanceKind.Expected, group.Census.Active),
                .. Enumerable.Repeat(AttendanceKind.Excused, group.Census.ClinicalHold + group.Census.AdministrativeHold),
            ];
            projected = CardPricing.Price(group, settings, card.Date).IfAllAttend;
        }
        else
        {
            projected = Price(card, card.Patients.Where((_, i) => card.Marks[i] is AttendanceKind.Expected or AttendanceKind.Present), cards, settings);
        }

        return new(
            card.Key, card.Version, card.GroupName, card.Date, card.Start, card.End,
            card.State == SessionState.Scheduled && now >= opensAt ? SessionState.CheckInOpen : card.State,
            opensAt,
            IsUnconfirmed: isOpen && now >= card.End.AddMinutes(settings.Policies.UnconfirmedAfterMinutes),
            IsUncovered: isOpen && now < card.End && card.Facilitators.Length < card.FacilitatorsNeeded,
            card.Facilitators, card.Room, marks, projected, Price(card, card.Claims, cards, settings), card.NotesSigned, card.NotesDue);
    }

    /// <summary>The next instant at which the clock alone changes the board: check-in opens, a session ends or becomes unconfirmed, or midnight in the clinic's zone.</summary>
    public static DateTimeOffset NextChange(CensusPicture picture, ClinicSettings settings, DateTimeOffset now)
    {
        var zone = new ClinicZone(settings.TimeZone);
        return picture.Sessions.Where(card => IsOpen(card.State))
            .SelectMany(card => new[] { card.CheckInOpensAt, card.End, card.End.AddMinutes(settings.Policies.UnconfirmedAfterMinutes) })
            .Where(instant => instant > now)
            .Append(zone.Instant(zone.Date(now).AddDays(1), TimeOnly.MinValue))
            .Min();
    }

    private static bool IsShown(StoredSessionCard card, DateOnly today) => card.Date == today || (card.Date < today && IsOpen(card.State));

    private static bool IsOpen(SessionState state) => state is SessionState.Scheduled or SessionState.CheckInOpen;

    private static int FirstMinuteOfWeek(GroupCard card) =>
        card.Slots.Select(slot => ((((int)slot.Day + 6) % 7) * 24 * 60) + (slot.Start.Hour * 60) + slot.Start.Minute).DefaultIfEmpty(int.MaxValue).Min();

    /// <summary>What payers are expected to pay for these members; a family counts once where families are billed (B-2).</summary>
    private static decimal Price(StoredSessionCard card, IEnumerable<string> patients, CensusCards cards, ClinicSettings settings)
    {
        if (card.Code is not { } code) return 0m;
        var members = patients.Select(patient => (Patient: patient, Cover: cards.Members.GetValueOrDefault((card.Key.Group, patient))));
        if (code == ProcedureCodes.MultipleFamilyGroup) members = members.DistinctBy(member => member.Cover.Family ?? member.Patient);
        return members.Sum(member => settings.Fee(member.Cover.Payer, code, card.Date)?.Expected ?? 0m);
    }

    private static CensusTotals Totals(ImmutableArray<GroupCard> groups, ImmutableArray<SessionCard> sessions, DateOnly today, int waiting)
    {
        ImmutableArray<SessionCard> ofToday = [.. sessions.Where(card => card.Date == today)];
        return new(
            groups.Sum(card => card.Census.Capacity),
            groups.Sum(card => card.Census.Active),
            groups.Sum(card => card.Census.AtRisk),
            groups.Sum(card => card.Census.ClinicalHold),
            groups.Sum(card => card.Census.AdministrativeHold),
            groups.Sum(card => card.Census.Reserved),
            groups.Sum(card => card.Census.Open),
            ofToday.Sum(card => card.Present),
            ofToday.Sum(card => card.Expected),
            ofToday.Sum(card => card.Confirmed),
            ofToday.Sum(card => card.Projected),
            groups.Sum(card => card.Revenue.OnHold * card.Slots.Length),
            groups.Sum(card => card.Revenue.Projected * card.Slots.Length),
            groups.Sum(card => card.Revenue.AtCapacity * card.Slots.Length),
            waiting);
    }

    /// <summary>The sessions of the days ahead that lack cover.</summary>
    private static IEnumerable<SessionCard> Ahead(CensusCards cards, ClinicSettings settings, DateOnly today, DateTimeOffset now) =>
        cards.Sessions.Values.Where(card => card.Date > today && card.Date <= today.AddDays(settings.Policies.UncoveredWarningDays) && card.Facilitators.Length < card.FacilitatorsNeeded)
            .Select(card => Card(card, cards, settings, now)).OrderBy(card => card.Start).ThenBy(card => card.Key.ToString(), StringComparer.Ordinal);

    private static CensusAlert TooSmall(CensusAlertKind kind, GroupCard card) =>
        new(kind, card.Key.ToString(), card.Name, null, card.Census.Active, card.Revenue.AtCapacity - card.Revenue.Projected) { Reason = card.MinimumWarning };

    private static ImmutableArray<CensusAlert> Alerts(
        ImmutableArray<GroupCard> groups, ImmutableArray<SessionCard> sessions, IEnumerable<SessionCard> ahead, ImmutableArray<CredentialWarning> credentials, ClinicSettings settings) =>
    [
        .. sessions.Concat(ahead).Where(card => card.IsUncovered)
            .Select(card => new CensusAlert(CensusAlertKind.Uncovered, card.Key.ToString(), card.GroupName, card.Start, card.Expected, card.Projected)),
        .. sessions.Where(card => card.IsUnconfirmed).OrderBy(card => card.End)
            .Select(card => new CensusAlert(CensusAlertKind.Unconfirmed, card.Key.ToString(), card.GroupName, card.End, card.Present, card.Projected)),
        .. groups.Where(card => card.Revenue.OnHold > 0m).OrderByDescending(card => card.Revenue.OnHold)
            .Select(card => new CensusAlert(CensusAlertKind.MoneyOnHold, card.Key.ToString(), card.Name, null, card.Census.AdministrativeHold, card.Revenue.OnHold)),
        .. groups.Where(card => card.IsBelowMinimum).OrderBy(card => card.Census.Active - card.TherapeuticMinimum)
            .Select(card => TooSmall(CensusAlertKind.BelowMinimum, card)),
        .. groups.Where(card => card.IsHeadingBelowMinimum).OrderBy(card => card.Census.Active - card.Census.AtRisk - card.TherapeuticMinimum)
            .Select(card => TooSmall(CensusAlertKind.HeadingBelowMinimum, card)),
        .. credentials.Select(warning => new CensusAlert(
            CensusAlertKind.CredentialExpires, $"{settings.Clinic}/{warning.Facilitator}", warning.Code, new ClinicZone(settings.TimeZone).Instant(warning.ValidTo.AddDays(1), TimeOnly.MinValue), warning.Breaks.Length, 0m)),
    ];
}
