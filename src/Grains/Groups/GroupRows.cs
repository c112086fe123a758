using System.Text.Json;
using GroupActors.Census;
using GroupActors.Clinics;

namespace GroupActors.Groups;

/// <summary>The group's rows in the read tables, and its card on the board.</summary>
internal static class GroupRows
{
    public static IEnumerable<RowChange> Rows(GroupState after, GroupKey key, ReadOnlyMemory<JournalEntry> entries)
    {
        var rows = new List<RowChange>();
        var text = key.ToString();
        foreach (var entry in entries.Span)
        {
            if (entry.Event is not EnrollmentEvent { Patient: var patient, Number: var number } || after.Enrollment(patient, number) is not { } enrollment) continue;
            rows.Add(RowChange.Upsert(
                ReadTables.Enrollments, $"{text}/{patient}/{number}", key.Clinic, key.Group, patient, enrollment.Status.ToString(), enrollment.Since, enrollment.Family, enrollment.Payer, enrollment.Version));
        }
        if (after.Definition is not { } definition) return rows;
        rows.Add(RowChange.Upsert(
            ReadTables.Groups, text, key.Clinic, definition.Name, definition.GroupType, after.Phase.ToString(), after.Series?.Facilitator, after.Series?.Room, (long)definition.Capacity,
            JsonSerializer.Serialize(Card(after, key), JournalJson.Options)));
        return rows;
    }

    public static StoredGroupCard Card(GroupState group, GroupKey key) => new(
        key,
        group.Version,
        group.Definition!.Name,
        group.Definition.GroupType,
        group.Phase,
        group.Series?.Slots ?? [],
        group.Series is { } series ? SeriesRules.Facilitators(series) : [],
        group.Series?.Room,
        group.Definition.TherapeuticMinimum,
        group.Census,
        Shares(group))
    {
        Graduations = [.. group.Live.Where(member => member is { Status: EnrollmentStatus.Active, IsAtRisk: false, GraduatesOn: not null }).Select(member => member.GraduatesOn!.Value).Order()],
    };

    private static ImmutableArray<PayerShare> Shares(GroupState group)
    {
        // A family is billed once, so it counts once, by the member of it who stands best.
        var counted = group.Composition == GroupComposition.MultipleFamily
            ? group.Live.GroupBy(enrollment => enrollment.Family).Select(family => family.MinBy(Standing)!)
            : group.Live;
        return
        [
            .. counted.GroupBy(enrollment => enrollment.Payer).OrderBy(share => share.Key, StringComparer.Ordinal).Select(share => new PayerShare(
                share.Key,
                share.Count(enrollment => enrollment.Status == EnrollmentStatus.Active),
                share.Count(enrollment => enrollment is { Status: EnrollmentStatus.Active, IsAtRisk: true }),
                share.Count(enrollment => enrollment.Status == EnrollmentStatus.AdministrativeHold))),
        ];
    }

    private static int Standing(Enrollment enrollment) => enrollment.Status switch
    {
        EnrollmentStatus.Active => enrollment.IsAtRisk ? 1 : 0,
        EnrollmentStatus.AdministrativeHold => 2,
        _ => 3,
    };
}
