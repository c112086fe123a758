using System.Collections.Immutable;
using GroupActors.Census;
using GroupActors.Clinics;
using GroupActors.Groups;
using GroupActors.Live;
using GroupActors.Reports;
using GroupActors.Sessions;

namespace GroupActors.Components.Roster;

/// <summary>Makes what the screens of groups draw. It asks no rights: whoever draws has asked.</summary>
internal sealed class RosterModels(IGrainFactory grains, ClinicDirectory directory, CensusFeeds feeds, TimeProvider clock)
{
    /// <summary>How many of the group's last sessions a roster shows.</summary>
    private const int SessionsShown = 6;

    /// <summary>A group in the list of groups; null while the census does not have it.</summary>
    public async Task<GroupRowModel?> Row(GroupKey key)
    {
        var clinic = new ClinicKey(key.Clinic);
        return (await feeds.Of(clinic)).Picture.Groups.FirstOrDefault(card => card.Key == key) is { } card ? Row(card, await directory.Of(clinic)) : null;
    }

    /// <summary>All groups, in the week's order.</summary>
    public async Task<IReadOnlyList<GroupRowModel>> Rows(ClinicKey clinic)
    {
        var facts = await directory.Of(clinic);
        return [.. (await feeds.Of(clinic)).Picture.Groups.OrderBy(BoardOrder.Of, StringComparer.Ordinal).Select(card => Row(card, facts))];
    }

    /// <summary>A group's roster; null when there is no such group.</summary>
    public async Task<RosterModel?> Roster(GroupKey key)
    {
        if (await grains.Group(key).Get() is not { } found) return null;
        var clinic = new ClinicKey(key.Clinic);
        var facts = await directory.Of(clinic);
        var picture = (await feeds.Of(clinic)).Picture;
        var reports = grains.Reports(clinic);
        var attendance = await reports.Attendance(key.Group, SessionsShown);
        var names = await reports.PatientNames([.. found.Enrollments.Select(enrollment => enrollment.Patient)]);
        var today = facts.Zone.Date(clock.GetUtcNow());
        return new(
            key,
            found.Census,
            found.TherapeuticMinimum,
            RosterWords.Meets(found.Slots),
            facts.Room(found.Room),
            picture.Groups.FirstOrDefault(card => card.Key == key)?.Revenue,
            IsPart2(facts, found.GroupType),
            picture.Sessions.Where(card => card.Key.GroupKey == key).Select(card => Problem(card, facts)).FirstOrDefault(problem => problem is not null),
            [.. picture.Groups.Where(card => card.Key == key).SelectMany(Warnings)],
            [
                .. from enrollment in found.Enrollments
                   let isLive = RosterWords.IsLive(enrollment.Status)
                   let name = names.GetValueOrDefault(enrollment.Patient, enrollment.Patient)
                   orderby !isLive, name
                   select new RosterRowModel(
                       enrollment.Patient, enrollment.Number, enrollment.Version, name, enrollment.Status, isLive, RosterWords.Since(enrollment, today), Marks(attendance, enrollment.Patient),
                       [.. RosterWords.Notes(enrollment, today, MissesToDrop(facts), facts.Zone)], enrollment.ConsecutiveMisses),
            ]);
    }

    /// <summary>A member with their history; null when the patient never was one, or not lately.</summary>
    public async Task<MemberModel?> Member(GroupKey key, string patient)
    {
        if ((await grains.Group(key).Get())?.Enrollments.Where(row => row.Patient == patient).MaxBy(row => row.Number) is not { } enrollment) return null;
        var clinic = new ClinicKey(key.Clinic);
        var facts = await directory.Of(clinic);
        var today = facts.Zone.Date(clock.GetUtcNow());
        var names = await grains.Reports(clinic).PatientNames([patient]);
        return new(
            enrollment,
            names.GetValueOrDefault(patient, patient),
            RosterWords.IsLive(enrollment.Status),
            RosterWords.Date(enrollment.Since, today),
            RosterWords.Date(enrollment.StatusSince, today),
            [.. RosterWords.Notes(enrollment, today, MissesToDrop(facts), facts.Zone)],
            enrollment.LastContact is { } contact ? RosterWords.Date(facts.Zone.Date(contact), today) : null,
            today,
            facts.Settings?.TimeZone,
            [.. HistoryWords.Of(await grains.Reports(clinic).RosterHistory(key.Group, patient), facts.Zone)],
            await OtherGroups(key));
    }

    /// <summary>The clinic's groups that have not ended, one aside, by id.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> OtherGroups(GroupKey key) =>
        [.. (await feeds.Of(new(key.Clinic))).Picture.Groups.Where(card => card.Key != key).OrderBy(card => card.Name, StringComparer.Ordinal).Select(card => KeyValuePair.Create(card.Key.Group, card.Name))];

    /// <summary>The latest changes of a roster, each with the member's name.</summary>
    public async Task<IReadOnlyList<HistoryLine>> History(GroupKey key, int most)
    {
        var clinic = new ClinicKey(key.Clinic);
        var facts = await directory.Of(clinic);
        ImmutableArray<HistoryEntry> entries = [.. (await grains.Reports(clinic).RosterHistory(key.Group)).Where(entry => entry.Patient is not null).Take(most)];
        var names = await grains.Reports(clinic).PatientNames([.. entries.Select(entry => entry.Patient!)]);
        return [.. HistoryWords.Of(entries, facts.Zone).Zip(entries, (line, entry) => line with { Title = $"{names.GetValueOrDefault(entry.Patient!, entry.Patient!)}: {line.Title}" })];
    }

    private static GroupRowModel Row(GroupCard card, ClinicFacts facts) => new(
        card, RosterWords.Meets(card.Slots.IsDefault ? [] : card.Slots), string.Join(", ", card.Facilitators.Select(facts.Facilitator)), facts.Room(card.Room), IsPart2(facts, card.GroupType));

    private static bool IsPart2(ClinicFacts facts, string type) => facts.Settings?.GroupType(type)?.IsSubstanceUse == true;

    private static int MissesToDrop(ClinicFacts facts) => (facts.Settings?.Policies ?? new()).MissesToDrop;

    private static IEnumerable<string> Warnings(GroupCard card)
    {
        if (card.MinimumWarning is { } warning) yield return (card.IsBelowMinimum ? "Below its minimum: " : "Heading below its minimum: ") + warning;
        if (card.Shortfall is { } shortfall) yield return shortfall;
    }

    private static RosterProblem? Problem(SessionCard card, ClinicFacts facts)
    {
        var key = card.Key;
        var href = $"/clinics/{key.Clinic}/sessions/{key.Group}/{key.Date:yyyy-MM-dd}/{key.Slot}";
        return card switch
        {
            { IsUncovered: true } => new("No facilitator for the session.", $"It starts at {ClinicTime.Text(card.Start, facts.Zone)}.", href, "Assign a facilitator"),
            { IsUnconfirmed: true } => new("The session is not closed.", $"It ended {ClinicTime.Text(card.End, facts.Zone)}; nothing of it is billed yet.", href, "Close the session"),
            _ => null,
        };
    }

    /// <summary>One mark a session of the group: where somebody joined later, nothing stands before.</summary>
    private static IReadOnlyList<AttendanceKind?> Marks(ImmutableDictionary<string, ImmutableArray<AttendanceMark>> attendance, string patient)
    {
        var own = attendance.GetValueOrDefault(patient, []);
        var dates = attendance.Values.SelectMany(marks => marks.Select(mark => mark.Date)).Distinct().Order().ToList();
        return dates.Count >= own.Length && own.Select(mark => mark.Date).Distinct().Count() == own.Length
            ? [.. dates.Select(date => own.FirstOrDefault(mark => mark.Date == date)?.Kind)]
            : [.. own.Select(mark => (AttendanceKind?)mark.Kind)];
    }
}
