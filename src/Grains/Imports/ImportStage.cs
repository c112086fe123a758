namespace GroupActors.Imports;

/// <summary>Order in which the steps of a plan are carried out: what refers comes after what it refers to.</summary>
internal enum ImportStage
{
    Clinic,
    Settings,
    Places,
    Details,
    Groups,
    Enrollments,
    PastSessions,
    Series,
}
