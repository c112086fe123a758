namespace GroupActors.Identity;

/// <summary>What an endpoint, a page or a hub method asks of its caller (P-1). <see cref="ClinicMember.May(Right)"/> says which role has which.</summary>
internal enum Right
{
    /// <summary>Read the clinic's settings: name, zone, policies, types, payers.</summary>
    ReadSettings,

    /// <summary>Change settings and policies.</summary>
    ChangeSettings,

    /// <summary>See the census without anyone's name: the clinic-wide view.</summary>
    WatchCensus,

    /// <summary>See the board with the names of staff.</summary>
    WatchBoard,

    /// <summary>See rosters; a facilitator only those of the groups they lead, co-lead or may cover.</summary>
    ReadRoster,

    /// <summary>Move members between statuses, enroll, place and clear holds.</summary>
    ChangeRoster,

    /// <summary>Read, check in, close and amend sessions; a facilitator only those they lead or cover.</summary>
    RunSessions,

    /// <summary>Define groups, start series, cancel sessions, assign facilitators.</summary>
    PlanGroups,

    /// <summary>Read and write the progress notes of the sessions one leads (P-4).</summary>
    WriteNotes,

    /// <summary>See facilitators and rooms.</summary>
    ReadStaff,

    /// <summary>Change facilitators, credentials and rooms.</summary>
    ChangeStaff,

    /// <summary>Find and read patients.</summary>
    ReadPatients,

    /// <summary>Register patients.</summary>
    ChangePatients,

    /// <summary>Change a patient's coverage.</summary>
    ChangeCoverage,

    /// <summary>See claims.</summary>
    ReadClaims,

    /// <summary>Decide on claims and move them.</summary>
    WorkClaims,

    /// <summary>See and settle tasks; a facilitator only those of their own sessions.</summary>
    WorkTasks,

    /// <summary>See the waitlist.</summary>
    ReadWaitlist,

    /// <summary>Change the waitlist.</summary>
    ChangeWaitlist,

    /// <summary>Read the figures of the clinic.</summary>
    ReadReports,

    /// <summary>Import files.</summary>
    Import,

    /// <summary>See the weeks, credentials and time off of facilitators, and the weeks of rooms; a facilitator only their own.</summary>
    ReadSchedules,

    /// <summary>Ask for time off and take it back; a facilitator only their own (F-5).</summary>
    RequestTimeOff,

    /// <summary>Approve and decline time off.</summary>
    DecideTimeOff,

    /// <summary>Take time off in spite of short notice, with a reason (F-5).</summary>
    OverrideNotice,

    /// <summary>Share calendars under secret addresses; a facilitator only their own .</summary>
    ShareCalendars,

    /// <summary>Who signs in at the clinic, and with which roles.</summary>
    ManageAccounts,
}
