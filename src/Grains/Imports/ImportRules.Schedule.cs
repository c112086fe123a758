using GroupActors.Clinics;
using GroupActors.Groups;

namespace GroupActors.Imports;

internal static partial class ImportRules
{
    /// <summary>F-2, F-4, F-8 over the week that the slots make.</summary>
    private static void CheckSchedule(ImportedClinic import, ClinicSettings? existing)
    {
        var policies = import.Policies ?? existing?.Policies ?? new();
        var slots = import.Slots.Where(slot => slot.Row.IsGood && import.Groups.ContainsKey(slot.Value.Group))
            .Select(slot => (slot.Row, slot.Value.Slot, Group: import.Groups[slot.Value.Group].Value)).OrderBy(slot => slot.Row.Line).ToList();
        foreach (var (row, group) in import.Groups.Values) CheckGroup(import, existing, policies, row, group, slots.Any(slot => slot.Group == group));

        for (var i = 0; i < slots.Count; i++)
        {
            var (row, slot, group) = slots[i];
            foreach (var earlier in slots.Take(i).Where(other => Overlap(slot, other.Slot, 0)))
            {
                if (Leaders(group).Intersect(Leaders(earlier.Group)).Any()) row.Problem("start", "facilitator_double_booked", $"A facilitator leads the group of line {earlier.Row.Line} at that time.");
            }

            foreach (var earlier in slots.Take(i).Where(other => group.Room is not null && other.Group.Room == group.Room && Overlap(slot, other.Slot, policies.RoomTurnoverMinutes)))
            {
                row.Problem("start", "room_double_booked", $"The room is taken by the group of line {earlier.Row.Line} at that time.");
            }

            foreach (var leader in Leaders(group))
            {
                var before = slots.Take(i).Where(other => other.Group.Leaders.Contains(leader)).ToList();
                if (before.Count(other => other.Slot.Day == slot.Day) == policies.DailyCap) row.Problem("day", "daily_cap", $"A facilitator would lead more than {policies.DailyCap} groups that day.");
                if (before.Count == policies.WeeklyCap) row.Problem("group", "weekly_cap", $"A facilitator would lead more than {policies.WeeklyCap} groups a week.");
            }
        }
    }

    private static void CheckGroup(ImportedClinic import, ClinicSettings? existing, ClinicPolicies policies, ImportCells row, ImportedGroup group, bool hasSlots)
    {
        if (TypeOf(import, existing, group) is not { } type) return;
        if (hasSlots && type.Facilitators == 2 && group.CoFacilitator is null && IsTypeRead(import, group, "facilitators")) row.Problem("co_facilitator", "needs_two_facilitators", "Groups of this type have two facilitators.");
        if (group.CoFacilitator == group.Facilitator && row.IsRead("facilitator")) row.Problem("co_facilitator", "facilitator_double_booked", "The two facilitators are the same person.");
        if (group.Room is not null && import.Rooms.TryGetValue(group.Room, out var room) && room.Row.IsRead("seats") && row.IsRead("capacity") && IsTypeRead(import, group, "composition") && room.Value.Seats < Seats(group, type))
        {
            row.Problem("room", "room_too_small", $"The room has {room.Value.Seats} seats, and {Seats(group, type)} are needed for the group's places, the families expected and who leads it.");
        }

        if (!hasSlots || !row.IsRead("from") || !IsTypeRead(import, group, "required_credentials")) return;
        var last = group.From.AddDays(7 * policies.BookingWeeks);
        foreach (var leader in group.Leaders.Where(import.Facilitators.ContainsKey).Where(leader => !import.Unread["credentials.csv"].MayHold(leader)))
        {
            var isLacking = type.RequiredCredentials.Any(required => !import.Credentials.Any(credential =>
                credential.Value.Facilitator == leader && required.AnyOf.Contains(credential.Value.Credential.Code)
                && credential.Value.Credential.ValidFrom <= group.From && (credential.Value.Credential.ValidTo ?? DateOnly.MaxValue) >= last));
            if (isLacking)
            {
                row.Problem(leader == group.Facilitator ? "facilitator" : "co_facilitator", "missing_credential", $"A credential that this type requires is missing or ends before {last:yyyy-MM-dd}.");
            }
        }
    }

    private static IEnumerable<string> Leaders(ImportedGroup group) => group.Leaders.Where(KeyText.IsSegment);

    private static int Seats(ImportedGroup group, GroupType type) => SeriesRules.Seats(group.Define.Capacity, type.Composition, group.Leaders.Count());

    private static bool Overlap(WeeklySlot one, WeeklySlot other, int gapMinutes) =>
        Math.Abs(Minute(one) - Minute(other)) is var apart
        && Math.Min(apart, 7 * 1440 - apart) < gapMinutes + (IsFirst(one, other) ? one.Minutes : other.Minutes);

    private static bool IsFirst(WeeklySlot one, WeeklySlot other) => ((Minute(other) - Minute(one) + 7 * 1440) % (7 * 1440)) < 7 * 720;

    private static int Minute(WeeklySlot slot) => (int)slot.Day * 1440 + slot.Start.Hour * 60 + slot.Start.Minute;
}
