namespace GroupActors.Tasks;

/// <summary>What a task is about.</summary>
public enum TaskKind
{
    /// <summary>One patient came: individual psychotherapy is proposed (B-3).</summary>
    IndividualPsychotherapy,

    /// <summary>One family came: family psychotherapy is proposed (B-3).</summary>
    FamilyPsychotherapy,

    /// <summary>A no-show needs its brief note: absent, and whether outreach was attempted (S-10).</summary>
    NoShowNote,

    /// <summary>A member missed too often; a person decides on the drop .</summary>
    DropDue,

    /// <summary>A drop turned out to be wrong .</summary>
    DropWasWrong,

    /// <summary>A check-in arrived after close and waits to be confirmed as an amendment (S-4).</summary>
    LateCheckIn,

    /// <summary>A session of a series could not be booked by itself.</summary>
    BookingConflict,

    /// <summary>A session was cancelled, and its roster has to be told (S-13).</summary>
    TellRoster,

    /// <summary>The review date of a hold has come .</summary>
    HoldReview,

    /// <summary>A closed group has held its last session; a person decides on a member's graduation .</summary>
    GraduationDue,

    /// <summary>A facilitator asks for time off (F-5).</summary>
    TimeOffRequest,
}
