using GroupActors.Groups;
using GroupActors.Sessions;

namespace GroupActors.Components.Roster;

/// <summary>A member in the roster as drawn.</summary>
/// <param name="Patient">Id of the patient.</param>
/// <param name="Number">Number of the enrollment.</param>
/// <param name="Version">Version of the enrollment .</param>
/// <param name="Name">Name in full: staff must not mistake one member for another.</param>
/// <param name="Status">Status.</param>
/// <param name="IsLive">Whether they hold a place.</param>
/// <param name="Since">Since when, in words.</param>
/// <param name="Marks">The group's last sessions, oldest first; null where they were not a member.</param>
/// <param name="Notes">What is worth knowing.</param>
/// <param name="Misses">Sessions missed in a row.</param>
public sealed record RosterRowModel(
    string Patient, int Number, long Version, string Name, EnrollmentStatus Status, bool IsLive, string Since, IReadOnlyList<AttendanceKind?> Marks, IReadOnlyList<RosterNote> Notes, int Misses);
