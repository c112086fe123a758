using GroupActors.Clinics;
using GroupActors.Facilitators;
using GroupActors.Groups;
using GroupActors.Rooms;
using GroupActors.Sessions;

namespace GroupActors.Imports;

/// <summary>What the clinic has of all that an import names: the states that will decide on its commands, as their journals tell them.</summary>
internal sealed record ExistingClinic(ClinicSettings Settings)
{
    /// <summary>The import's, and those that its rooms are booked for.</summary>
    public Dictionary<string, GroupState> Groups { get; } = [];

    /// <summary>Enrollments of the import that an earlier run brought, as only the journal still knows: they ended long ago.</summary>
    public HashSet<ImportedEnrollment> Forgotten { get; } = [];

    public Dictionary<string, FacilitatorState> Facilitators { get; } = [];

    /// <summary>The import's, and those of the groups.</summary>
    public Dictionary<string, RoomState> Rooms { get; } = [];

    public Dictionary<SessionKey, SessionRecord> Sessions { get; } = [];
}
