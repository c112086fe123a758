using GroupActors.Clinics;
using GroupActors.Sessions;

namespace GroupActors.Components.Board;

/// <summary>A session's row as it is drawn.</summary>
/// <param name="Id">Id of the element.</param>
/// <param name="Order">Text that sorts rows.</param>
/// <param name="Name">Name of the group.</param>
/// <param name="Href">The session's page; null where the viewer sees none.</param>
/// <param name="Start">Start.</param>
/// <param name="End">Planned end.</param>
/// <param name="Zone">The clinic's wall clock.</param>
/// <param name="Where">Room, and who where names are shown.</param>
/// <param name="Phase">Class: done, now or empty.</param>
/// <param name="Tally">The number.</param>
/// <param name="TallyWords">What the number is of.</param>
/// <param name="Marks">One mark a member.</param>
/// <param name="Pill">A state that needs action, as the class of a pill; null for none.</param>
/// <param name="Words">The state in words.</param>
public sealed record SessionRowModel(
    string Id,
    string Order,
    string Name,
    string? Href,
    DateTimeOffset Start,
    DateTimeOffset End,
    ClinicZone Zone,
    string Where,
    string Phase,
    int Tally,
    string TallyWords,
    IReadOnlyList<AttendanceKind> Marks,
    string? Pill,
    string Words);
