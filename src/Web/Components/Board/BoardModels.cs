using System.Globalization;
using GroupActors.Census;
using GroupActors.Clinics;
using GroupActors.Components.Staff;
using GroupActors.Live;
using GroupActors.Sessions;

namespace GroupActors.Components.Board;

/// <summary>Makes what the board draws out of the census: once with the names of staff, once from a census that was never given any.</summary>
internal sealed class BoardModels(ClinicDirectory directory, TimeProvider clock)
{
    private const int ShownAlerts = 4;

    /// <summary>The board of those who see staff.</summary>
    public async Task<BoardModel> Of(ClinicKey clinic, CensusSnapshot picture) => Make(clinic, picture, await directory.Of(clinic), links: true);

    /// <summary>The board without anyone's name. <paramref name="picture"/> holds none either.</summary>
    public async Task<BoardModel> WithoutNames(ClinicKey clinic, CensusSnapshot picture) => Make(clinic, picture, await directory.Of(clinic), links: false);

    /// <summary>Id of the element of a card: the key without its clinic.</summary>
    public static string ElementId(string key) => "card-" + string.Join('-', key.Split('/').Skip(1)).Replace('.', '_');

    private BoardModel Make(ClinicKey clinic, CensusSnapshot picture, ClinicFacts facts, bool links) => new(
        clinic.Clinic,
        picture.Epoch,
        picture.Number,
        [.. picture.Groups.OrderBy(BoardOrder.Of, StringComparer.Ordinal).Select(card => Tile(card, facts, links))],
        [.. picture.Sessions.Select(card => Row(card, facts, links))],
        picture.Totals,
        [.. Alerts(clinic, picture, facts, links)]);

    /// <summary>One for each, but for the sessions of other days without cover, which are one together.</summary>
    private IEnumerable<AlertModel> Alerts(ClinicKey clinic, CensusSnapshot picture, ClinicFacts facts, bool links)
    {
        var now = clock.GetUtcNow();
        var ahead = picture.Alerts.Where(alert => alert.Kind == CensusAlertKind.Uncovered && facts.Zone.Date(alert.At!.Value) > facts.Zone.Date(now)).ToList();
        List<CensusAlert> all = [.. picture.Alerts.Except(ahead.Skip(1))];
        var shown = Shown(all);
        return all.Select(alert => (ahead.Count > 1 && alert == ahead[0] ? Ahead(clinic, ahead, facts, links, now) : Alert(clinic, alert, facts, links, now)) with { IsMore = !shown.Contains(alert) });
    }

    /// <summary>Those that stand before "more": one of each kind before a second of any, and always one of a credential that ends (F-3).</summary>
    internal static IReadOnlySet<CensusAlert> Shown(IReadOnlyList<CensusAlert> alerts)
    {
        var inTurn = alerts.GroupBy(alert => alert.Kind).SelectMany(kind => kind.Select((alert, index) => (alert, index))).OrderBy(one => one.index).Select(one => one.alert).ToList();
        var credential = inTurn.Find(alert => alert.Kind == CensusAlertKind.CredentialExpires);
        return (credential is null ? inTurn : [.. inTurn.Take(ShownAlerts - 1), credential, .. inTurn.Skip(ShownAlerts - 1)]).Distinct().Take(ShownAlerts).ToHashSet();
    }

    private static AlertModel Ahead(ClinicKey clinic, List<CensusAlert> ahead, ClinicFacts facts, bool links, DateTimeOffset now) => new(
        "alert-uncovered-ahead",
        "uncovered",
        "uncovered",
        $"{ahead.Count} sessions ahead have no cover",
        $"The first is {ahead[0].GroupName} on {ClinicTime.Moment(ahead[0].At!.Value, facts.Zone)}, {StaffWords.Left(ahead[0].At!.Value, now)}.",
        links ? $"/clinics/{clinic}/cover" : null,
        "Cover them");

    private static GroupTileModel Tile(GroupCard card, ClinicFacts facts, bool links) => new(
        ElementId(card.Key.ToString()),
        BoardOrder.Of(card),
        card.Name,
        links ? $"/clinics/{card.Key.Clinic}/groups/{card.Key.Group}" : null,
        card.Census,
        card.TherapeuticMinimum,
        string.Join(" · ", new[]
        {
            card.Slots.IsDefaultOrEmpty ? "No series yet" : string.Join(", ", card.Slots.Select(slot => $"{slot.Day.ToString()[..3]} {slot.Start.ToString("h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant()}")),
            string.Join(", ", card.Facilitators.Select(id => FamilyName(facts.Facilitator(id)))),
        }.Where(part => part.Length > 0)),
        NoteOf(card));

    /// <summary>The last word of a name, without the credentials that follow it.</summary>
    private static string FamilyName(string name) => name.Split(',')[0].Split(' ')[^1];

    private static BoardNote? NoteOf(GroupCard card) => card switch
    {
        { IsBelowMinimum: true, Revenue.OnHold: > 0 } => new("admin-hold", "admin-hold", $"Below minimum, {Money.Text(card.Revenue.OnHold)} on hold"),
        { IsBelowMinimum: true } => new("needs-review", "falling", "Below minimum"),
        { IsHeadingBelowMinimum: true } => new("needs-review", "falling", "Heading below minimum"),
        { Revenue.OnHold: > 0 } => new("admin-hold", "admin-hold", $"{card.Census.AdministrativeHold} on administrative hold, {Money.Text(card.Revenue.OnHold)}"),
        { IsUnderperforming: true } => new("needs-review", "falling", $"{card.Census.Open} places open"),
        _ => null,
    };

    /// <summary>A session as a row.</summary>
    public SessionRowModel Row(SessionCard card, ClinicFacts facts, bool links)
    {
        var now = clock.GetUtcNow();
        var isOver = card.State is SessionState.Closed or SessionState.Cancelled || card.IsUnconfirmed;
        var isNow = !isOver && (card.State == SessionState.CheckInOpen || now >= card.CheckInOpensAt);
        var (pill, words) = card switch
        {
            { IsUnconfirmed: true } => ("unconfirmed", "Not closed"),
            { IsUncovered: true } => ("uncovered", "Uncovered"),
            { State: SessionState.Cancelled } => ((string?)null, "Cancelled"),
            { IsNotHeld: true } => (null, "Closed, not held"),
            { State: SessionState.Closed } => (null, card.NotesDue == 0 ? "Closed" : $"Closed, {card.NotesSigned} of {card.NotesDue} notes signed"),
            _ => (null, isNow ? "Check-in open" : "Check-in opens " + ClinicTime.Text(card.CheckInOpensAt, facts.Zone)),
        };
        return new(
            ElementId(card.Key.ToString()),
            card.Start.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture) + card.Key,
            card.GroupName,
            links ? $"/clinics/{card.Key.Clinic}/sessions/{card.Key.Group}/{card.Key.Date:yyyy-MM-dd}/{card.Key.Slot}" : null,
            card.Start,
            card.End,
            facts.Zone,
            string.Join(" · ", new[] { facts.Room(card.Room) ?? "", string.Join(", ", card.Facilitators.Select(facts.Facilitator)) }.Where(part => part.Length > 0)),
            isOver ? "session-done" : isNow ? "session-now" : "",
            isOver || isNow || card.Present > 0 ? card.Present : card.Expected,
            isOver || isNow || card.Present > 0 ? $"of {card.Expected} here" : "expected",
            card.Marks,
            pill,
            words);
    }

    private static AlertModel Alert(ClinicKey clinic, CensusAlert alert, ClinicFacts facts, bool links, DateTimeOffset now)
    {
        var id = "alert-" + alert.Kind + "-" + ElementId(alert.Subject);
        var at = alert.At is { } instant ? ClinicTime.Text(instant, facts.Zone) : "";
        var path = string.Join('/', alert.Subject.Split('/').Skip(1));
        var session = links ? $"/clinics/{clinic}/sessions/{path}" : null;
        var group = links ? $"/clinics/{clinic}/groups/{path}" : null;
        return alert.Kind switch
        {
            CensusAlertKind.Uncovered => new(id, "uncovered", "uncovered",
                $"{alert.GroupName} has no facilitator", alert.At is { } start ? $"Starts {(facts.Zone.Date(start) == facts.Zone.Date(now) ? at : ClinicTime.Moment(start, facts.Zone))}, {StaffWords.Left(start, now)}." : "",
                alert.At > now ? session is null ? null : session + "/cover" : session, alert.At > now ? "Choose cover" : "See the session"),
            CensusAlertKind.Unconfirmed => new(id, "unconfirmed", "clock", $"{alert.GroupName} is not closed", $"Ended {at}. {alert.Count} checked in, {Money.Text(alert.Amount)} not billed.", session, "Close the session"),
            CensusAlertKind.MoneyOnHold => new(id, "money", "admin-hold", $"{alert.GroupName}: {alert.Count} on administrative hold", $"{Money.Text(alert.Amount)} a session on hold.", group, "Follow up"),
            CensusAlertKind.CredentialExpires => new(id, "warning", "needs-review",
                links ? $"{facts.Facilitator(path)}: {alert.GroupName} {(alert.At > now ? "expires" : "has expired")}" : $"A credential {(alert.At > now ? "expires" : "has expired")}",
                $"{(alert.At > now ? "Valid to" : "Was valid to")} {StaffWords.Date(facts.Zone.Date(alert.At!.Value.AddTicks(-1)))}. {(alert.Count == 0 ? "No planned session needs it." : $"{alert.Count} {(alert.Count == 1 ? "session" : "sessions")} ahead need it.")}",
                links ? $"/clinics/{clinic}/facilitators/{path}" : null, "See what it breaks"),
            CensusAlertKind.HeadingBelowMinimum => new(id, "warning", "falling", $"{alert.GroupName} is heading below its minimum", alert.Reason ?? "", group, "Open the roster"),
            _ => new(id, "warning", "falling", $"{alert.GroupName} is below its minimum", alert.Reason ?? $"{alert.Count} active members.", group, "Open the roster"),
        };
    }
}
