using GroupActors.Groups;

namespace GroupActors.Components.Roster;

/// <summary>A member with their history as drawn.</summary>
/// <param name="Enrollment">The newest enrollment.</param>
/// <param name="Name">Name in full.</param>
/// <param name="IsLive">Whether they hold a place.</param>
/// <param name="Since">Since when they are in the group, in words.</param>
/// <param name="StatusSince">Since when the status holds, in words.</param>
/// <param name="Notes">What is worth knowing.</param>
/// <param name="LastContact">The latest clinical contact, in words; null for none.</param>
/// <param name="Today">The clinic's local date.</param>
/// <param name="TimeZone">The clinic's IANA time zone.</param>
/// <param name="History">Every change, the latest first.</param>
/// <param name="OtherGroups">The clinic's other groups, by id.</param>
public sealed record MemberModel(
    EnrollmentView Enrollment, string Name, bool IsLive, string Since, string StatusSince, IReadOnlyList<RosterNote> Notes, string? LastContact, DateOnly Today, string? TimeZone, IReadOnlyList<HistoryLine> History, IReadOnlyList<KeyValuePair<string, string>> OtherGroups);
