namespace GroupActors.Groups;

/// <summary>Why a member is on hold .</summary>
public enum HoldReason
{
    /// <summary>Clinical: decompensation.</summary>
    Decompensation,

    /// <summary>Clinical: hospitalization.</summary>
    Hospitalization,

    /// <summary>Clinical: another reason, in the context's words.</summary>
    OtherClinical,

    /// <summary>Administrative: the payer's authorization lapsed.</summary>
    AuthorizationLapsed,

    /// <summary>Administrative: the visit cap is reached.</summary>
    VisitCapReached,

    /// <summary>Administrative: payment is unresolved.</summary>
    PaymentUnresolved,
}
