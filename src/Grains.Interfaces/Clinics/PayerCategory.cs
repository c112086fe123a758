namespace GroupActors.Clinics;

/// <summary>Kind of payer.</summary>
public enum PayerCategory
{
    /// <summary>Commercial insurance.</summary>
    Commercial,

    /// <summary>Medicare.</summary>
    Medicare,

    /// <summary>Medicaid; never charged for a missed session (B-7).</summary>
    Medicaid,

    /// <summary>The patient pays.</summary>
    SelfPay,
}
