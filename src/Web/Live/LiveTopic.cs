namespace GroupActors.Live;

/// <summary>What can be watched.</summary>
internal enum LiveKind
{
    /// <summary>Typed deltas.</summary>
    Census,

    /// <summary>Typed deltas without staff.</summary>
    NamelessCensus,

    /// <summary>HTML of the board, with the names of staff.</summary>
    Board,

    /// <summary>HTML of the board without anyone's name.</summary>
    NamelessBoard,

    /// <summary>HTML of one session, with patients' names.</summary>
    Session,

    /// <summary>HTML of one group's roster, with patients' names.</summary>
    Roster,
}

/// <summary>One thing that is watched: everyone who watches the same topic gets the same message.</summary>
/// <param name="Clinic">The clinic.</param>
/// <param name="Kind">What.</param>
/// <param name="Subject">Key of the session or group; empty for the clinic's topics.</param>
/// <param name="Fragment">Name of the fragment that is drawn, with its part where it has one; empty for the clinic's topics.</param>
internal readonly record struct LiveTopic(string Clinic, LiveKind Kind, string Subject = "", string Fragment = "");
