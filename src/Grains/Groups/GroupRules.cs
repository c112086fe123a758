using GroupActors.Clinics;
using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>What the group is, and what its sessions tell it.</summary>
internal static class GroupRules
{
    public const int LargestCapacity = 100;
    private const int LongestName = 100;
    private const int MostSessions = 520;

    /// <param name="seats">Seats of the room in which the group's sessions are booked; null where there is none.</param>
    public static Decision Define(GroupState group, DefineGroup command, ClinicSettings settings, int? seats = null)
    {
        if (!Problems.IsText(command.Name, LongestName))
        {
            return Refusal.Invalid("name", $"A group needs a name of at most {LongestName} characters.");
        }
        if (command.Capacity is < 1 or > LargestCapacity) return Refusal.Invalid("capacity", $"A group has 1 to {LargestCapacity} places.");
        if (command.TherapeuticMinimum < 0 || command.TherapeuticMinimum > command.Capacity)
        {
            return Refusal.Invalid("therapeutic_minimum", "The therapeutic minimum is between 0 and the capacity.");
        }
        if (command.Substitutes.IsDefault || command.Substitutes.Any(id => !KeyText.IsSegment(id)) || command.Substitutes.Distinct().Count() != command.Substitutes.Length)
        {
            return Refusal.Invalid("substitutes", "Substitutes are ids of facilitators, each named once.");
        }
        if (command.ClosedAfterSessions is < 1 or > MostSessions) return Refusal.Invalid("closed_after_sessions", $"A closed group has 1 to {MostSessions} sessions.");
        if (settings.GroupType(command.GroupType) is not { } type) return new Refusal("unknown_group_type", "The clinic has no such group type.");
        if (group.Definition is { } before)
        {
            if (before.GroupType != command.GroupType) return new Refusal("group_type_fixed", "The type of a group cannot change: start another group.");
            if (command.Capacity < group.Census.Enrolled + group.Census.Reserved)
            {
                return Refusal.Conflict("capacity_below_held", $"{group.Census.Enrolled + group.Census.Reserved} places are held, so there cannot be fewer.");
            }
            if (command.Capacity > before.Capacity)
            {
                // The room is being asked about the old capacity.
                if (group.Pending?.Series is not null) return SeriesRules.BookingInProgress;
                var needed = SeriesRules.Seats(group, command.Capacity);
                if (seats < needed) return new Refusal("room_too_small", $"The group's room has {seats} seats, and {needed} are needed.");
            }
            if (IsSame(before, command)) return Decision.Nothing;
        }
        return Decision.Of(new GroupDefined(command, group.Definition is null ? type.Composition : group.Composition, type.Facilitators));
    }

    public static Decision Settle(GroupState group, AttendanceSettled message, ClinicPolicies policies, DateOnly today)
    {
        if (group.Definition is null || group.Settled.Any(session => session.Key == message.Session && session.Version >= message.SessionVersion)) return Decision.Nothing;
        var session = new SettledSession(message.Session, message.SessionVersion, message.Start, message.IsCancelled, message.Attendance);
        return Decision.Of([new SessionSettled(session), .. DropRule.Recount(group.With(session), policies, today)]);
    }

    /// <summary>A session that has ended already needs no more news: its two messages may arrive in either order.</summary>
    public static Decision TakeRoster(GroupState group, RosterTakenBySession message) =>
        group.Definition is null || group.OpenSessions.Contains(message.Session) || group.Settled.Any(session => session.Key == message.Session)
            ? Decision.Nothing
            : Decision.Of(new SessionRosterTaken(message.Session, message.RosterVersion));

    private static bool IsSame(DefineGroup one, DefineGroup other) =>
        one.Substitutes.SequenceEqual(other.Substitutes) && one with { Substitutes = other.Substitutes } == other;
}
