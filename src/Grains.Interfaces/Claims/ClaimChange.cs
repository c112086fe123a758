namespace GroupActors.Claims;

/// <summary>What an amendment of a session does to a claim (S-9, B-10).</summary>
public enum ClaimChange
{
    /// <summary>A claim is issued where none stands.</summary>
    Issued,

    /// <summary>Not sent yet: voided, and issued anew.</summary>
    Reissued,

    /// <summary>Not sent yet: voided, with none in its place.</summary>
    Voided,

    /// <summary>It stands as it was billed, and stops for a person to decide.</summary>
    Stopped,

    /// <summary>The payer has it and has not decided: its correction waits.</summary>
    Waits,

    /// <summary>The payer has decided: a replacement follows.</summary>
    Replaced,

    /// <summary>The payer has decided: it is taken back.</summary>
    TakenBack,
}
