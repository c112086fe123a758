namespace GroupActors;

/// <summary>Permanent names of the grain classes; streams in journal and outbox start with them.</summary>
internal static class GrainTypes
{
    public const string Census = "census";
    public const string Claim = "claim";
    public const string Clinic = "clinic";
    public const string CoverPlan = "cover-plan";
    public const string Facilitator = "facilitator";
    public const string Group = "group";
    public const string Import = "import";
    public const string ImportChunk = "import-chunk";
    public const string Note = "note";
    public const string Patient = "patient";
    public const string Reports = "reports";
    public const string Room = "room";
    public const string Session = "session";
    public const string Task = "task";
    public const string WaitlistEntry = "waitlist-entry";
}
