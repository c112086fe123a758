namespace GroupActors.Census;

/// <summary>What watchers of a census agree on.</summary>
public static class CensusWatch
{
    /// <summary>An observer that was not renewed for so long is forgotten.</summary>
    public static readonly TimeSpan Expiry = TimeSpan.FromMinutes(2);
}
