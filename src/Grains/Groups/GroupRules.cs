using GroupActors.Clinics;
using GroupActors.Facilitators;
using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>What the group is, and what its sessions tell it.</summary>
internal static class GroupRules
{
    public const int LargestCapacity = 100;
    public static Refusal Ended { get; } = Refusal.Conflict("group_ended", "The group is over: it takes no members and holds no more sessions.");

    private const int LongestName = 100;
    private const int MostSessions = 520;

    /// <summary>Substitutes that the group does not have yet: they are looked at now, the others were when they were named.</summary>
    public static ImmutableArray<string> NewSubstitutes(GroupState group, DefineGroup command) =>
        command.Substitutes.IsDefault ? [] : [.. command.Substitutes.Where(KeyText.IsSegment).Except(group.Definition?.Substitutes ?? [])];

    /// <summary>What speaks against a substitute who is named today: that there is no such facilitator, or a credential that the type asks for (F-1, F-5).</summary>
    public static IEnumerable<RefusalDetail> Against(string substitute, FacilitatorView? facilitator, string groupType, ClinicSettings settings, DateOnly today)
    {
        if (facilitator is null) return [new("unknown_facilitator", "The clinic has no such facilitator.", substitute)];
        if (settings.GroupType(groupType) is not { } type) return [];
        return CredentialRules.Missing(facilitator.Credentials, type, today)
            .Select(required => new RefusalDetail("missing_credential", $"{facilitator.Name} lacks what {type.Name} asks for: {CredentialRules.Words(required)}.", substitute));
    }

    /// <param name="seats">Seats of the room in which the group's sessions are booked; null where there is none.</param>
    /// <param name="unfit">What speaks against its substitutes.</param>
    public static Decision Define(GroupState group, DefineGroup command, ClinicSettings settings, int? seats = null, ImmutableArray<RefusalDetail> unfit = default)
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
        if (!unfit.IsDefaultOrEmpty) return new Refusal(unfit[0].Code, unfit[0].Message) { Details = unfit };
        if (group.Definition is { } before)
        {
            if (before.GroupType != command.GroupType) return new Refusal("group_type_fixed", "The type of a group cannot change: start another group.");
            if (command.Capacity < group.Census.Enrolled + group.Census.Reserved)
            {
                return Refusal.Conflict("capacity_below_held", $"{group.Census.Enrolled + group.Census.Reserved} places are held, so there cannot be fewer.");
            }
            if (command.ClosedAfterSessions is { } sessions && sessions != before.ClosedAfterSessions)
            {
                if (group.Pending is not null) return SeriesRules.BookingInProgress;
                if (sessions < group.PlannedCount) return Refusal.Conflict("sessions_already_planned", $"{group.PlannedCount} sessions are held or planned, so the group cannot end after fewer.");
            }
            if (command.Capacity > before.Capacity)
            {
                // The room is being asked about the old capacity.
                if (group.Pending?.Series is not null) return SeriesRules.BookingInProgress;
                var needed = SeriesRules.Seats(group, command.Capacity);
                if (seats < needed) return new Refusal("room_too_small", $"The group's room has {seats} seats, and {needed} are needed.");
            }
            if (IsSame(before, command)) return Decision.Nothing;
            if (group.IsEnded) return Ended;
        }
        return Decision.Of(new GroupDefined(command, group.Definition is null ? type.Composition : group.Composition, type.Facilitators));
    }

    public static Decision Settle(GroupState group, AttendanceSettled message, ClinicPolicies policies, DateOnly today)
    {
        if (group.Definition is null || group.Settled.Any(session => session.Key == message.Session && session.Version >= message.SessionVersion)) return Decision.Nothing;
        var session = new SettledSession(message.Session, message.SessionVersion, message.Start, message.IsCancelled, message.Attendance);
        var known = group.With(session);
        ImmutableArray<IDomainEvent> counted = [.. DropRule.Recount(known, policies, today)];
        return Decision.Of([new SessionSettled(session), .. counted, .. Graduations(known, counted, policies, today)]);
    }

    /// <summary>A closed group that has held all its sessions is over: its active members graduate, or are proposed by policy; of those on hold a person decides .</summary>
    private static IEnumerable<IDomainEvent> Graduations(GroupState group, ImmutableArray<IDomainEvent> counted, ClinicPolicies policies, DateOnly today)
    {
        if (group.IsEnded || !group.IsFullyPlanned || !group.Planned.IsEmpty) yield break;
        var dropped = counted.OfType<MemberDropped>().Select(drop => (drop.Patient, drop.Number)).ToHashSet();
        foreach (var member in group.Live.Where(member => !dropped.Contains((member.Patient, member.Number))))
        {
            yield return policies.GraduatesAutomatically && member.Status == EnrollmentStatus.Active
                ? new MemberGraduated(member.Patient, member.Number, member.Status, today)
                : new GraduationProposed(member.Patient, member.Number);
        }

        yield return new GroupEnded();
    }

    /// <summary>Ends a group that has no members any more. What is planned ahead is called off.</summary>
    public static Decision End(GroupState group, string? reason, DateTimeOffset now)
    {
        if (group.Definition is null) return Refusal.NotFound("group");
        if (group.IsEnded) return Decision.Nothing;
        if (string.IsNullOrWhiteSpace(reason)) return SeriesRules.ReasonRequired;
        if (group.Pending is not null) return SeriesRules.BookingInProgress;
        if (group.Live.Any()) return Refusal.Conflict("group_has_members", "The group still has members: graduate, transfer or drop them first.");
        ImmutableArray<SessionKey> ahead = [.. group.Planned.Where(slot => slot.Start > now).Select(slot => slot.Session)];
        return ahead.IsEmpty ? Decision.Of(new GroupEnded()) : Decision.Of(new SessionsCalledOff(ahead), new GroupEnded());
    }

    /// <summary>A session that has ended already needs no more news: its two messages may arrive in either order.</summary>
    public static Decision TakeRoster(GroupState group, RosterTakenBySession message) =>
        group.Definition is null || group.OpenSessions.Contains(message.Session) || group.Settled.Any(session => session.Key == message.Session)
            ? Decision.Nothing
            : Decision.Of(new SessionRosterTaken(message.Session, message.RosterVersion));

    private static bool IsSame(DefineGroup one, DefineGroup other) =>
        one.Substitutes.SequenceEqual(other.Substitutes) && one with { Substitutes = other.Substitutes } == other;
}
