using System.Text.Json;
using GroupActors.Census;

namespace GroupActors.Sessions;

/// <summary>What lists, boards and reports read of a session.</summary>
internal static class SessionRows
{
    public static IEnumerable<RowChange> Rows(SessionRecord before, SessionRecord after)
    {
        var card = Card(after);
        var (key, text) = (card.Key, card.Key.ToString());
        yield return RowChange.Upsert(
            ReadTables.Sessions, text, key.Clinic,
            key.Group, card.Date, (long)key.Slot, card.Start, card.End, card.State.ToString(), card.Room, string.Join(',', card.Facilitators),
            (long)after.Members.Count(member => member.IsPresent), (long)after.Members.Count(member => member.Kind != AttendanceKind.Excused), after.Version, JsonSerializer.Serialize(card, JournalJson.Options));

        foreach (var member in after.Members)
        {
            if (before.Member(member.Patient) == member && before.Plan?.Time.Date == card.Date) continue;
            yield return RowChange.Upsert(
                ReadTables.Attendance, $"{text}/{member.Patient}", key.Clinic,
                text, key.Group, member.Patient, card.Date, member.Kind.ToString(), member.ArrivedAt, member.Source?.ToString(), member.IsPresent ? member.LateMinutes : null);
        }

        foreach (var member in before.Members)
        {
            if (after.Member(member.Patient) is null) yield return RowChange.Delete(ReadTables.Attendance, $"{text}/{member.Patient}", key.Clinic);
        }
    }

    public static StoredSessionCard Card(SessionRecord session)
    {
        var plan = session.Plan!;
        var isClosed = session.State == SessionState.Closed;
        ImmutableArray<string> notesDue = isClosed && !session.IsBilledElsewhere ? [.. session.Members.Where(member => member.IsPresent).Select(member => member.Patient)] : [];
        return new(
            plan.Time.Session,
            session.Version,
            plan.GroupName,
            plan.Time.Date,
            plan.Time.Start,
            plan.Time.End,
            session.State,
            isClosed ? session.LedBy : [.. session.Facilitators.Select(facilitator => facilitator.Id)],
            plan.FacilitatorsNeeded,
            plan.Room,
            [.. session.Members.Select(member => member.Kind)],
            [.. session.Members.Select(member => member.Patient)],
            [.. session.Billing.Where(decision => decision.Disposition is BillingDisposition.Claim or BillingDisposition.ClaimInReview).Select(decision => decision.Patient)],
            session.Code,
            notesDue.Count(session.SignedNotes.Contains),
            notesDue.Length,
            [.. session.Facilitators.Where(facilitator => facilitator.IsCover && (!isClosed || session.LedBy.Contains(facilitator.Id))).Select(facilitator => facilitator.Id)]);
    }
}
