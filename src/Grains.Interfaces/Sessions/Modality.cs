namespace GroupActors.Sessions;

/// <summary>How a member takes part (S-12).</summary>
public enum Modality
{
    /// <summary>In the room.</summary>
    InPerson,

    /// <summary>By video.</summary>
    Telehealth,

    /// <summary>By telephone only.</summary>
    AudioOnly,
}
