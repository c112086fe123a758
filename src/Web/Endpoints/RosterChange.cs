namespace GroupActors.Endpoints;

/// <summary>What can be done to several members at once.</summary>
internal enum RosterChange
{
    /// <summary>Add a reason for a hold .</summary>
    PlaceHold,

    /// <summary>Clear a reason of their holds.</summary>
    ClearHold,

    /// <summary>Put a reason of their holds back as it was before a change.</summary>
    RestoreHold,

    /// <summary>End their holds though the reasons stand.</summary>
    OverrideHold,

    /// <summary>Graduate them.</summary>
    Graduate,

    /// <summary>Drop them.</summary>
    Drop,

    /// <summary>Transfer them to another group .</summary>
    Transfer,

    /// <summary>Record a clinical contact with each.</summary>
    RecordContact,
}
