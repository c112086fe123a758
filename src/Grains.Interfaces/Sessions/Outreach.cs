namespace GroupActors.Sessions;

/// <summary>Whether somebody tried to reach a member who did not come, and how (S-10).</summary>
public enum Outreach
{
    /// <summary>Not attempted.</summary>
    None,

    /// <summary>By a call.</summary>
    Call,

    /// <summary>By a text message.</summary>
    TextMessage,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>By a letter.</summary>
    Letter,

    /// <summary>In another way, such as through an emergency contact.</summary>
    Other,
}
