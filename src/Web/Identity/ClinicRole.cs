namespace GroupActors.Identity;

/// <summary>What a person does in a clinic (P-1). One person may do several things.</summary>
[Flags]
internal enum ClinicRole
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Runs the board: rosters, sessions, rooms, waitlist.</summary>
    Coordinator = 1,

    /// <summary>Leads or covers sessions and writes their notes.</summary>
    Facilitator = 2,

    /// <summary>Watches the clinic without names and sets policy.</summary>
    Director = 4,

    /// <summary>Works the claims.</summary>
    Biller = 8,

    /// <summary>Sets the clinic up: settings, staff, import.</summary>
    Administrator = 16,
}
