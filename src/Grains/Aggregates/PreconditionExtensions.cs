namespace GroupActors.Aggregates;

/// <summary>Asks whether what an edit was decided on still stands.</summary>
internal static class PreconditionExtensions
{
    /// <summary>Why not; null where it does, or nothing was asked for.</summary>
    public static Refusal? Refusal(this Precondition? precondition, bool exists, long version) => precondition switch
    {
        { IsNew: true } when exists => Aggregates.Refusal.Conflict("already_exists", "This id is in use already."),
        { IsNew: false, Version: var seen } when seen != version => Aggregates.Refusal.Conflict("version_conflict", "Someone else changed this meanwhile. Look at it again."),
        _ => null,
    };
}
