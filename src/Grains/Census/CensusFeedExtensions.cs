namespace GroupActors.Census;

/// <summary>Finds a clinic's feed.</summary>
internal static class CensusFeedExtensions
{
    /// <summary>The feed of a clinic's census.</summary>
    public static ICensusFeed CensusFeed(this IGrainFactory grains, string clinic) => grains.GetGrain<ICensusFeed>(GrainId.Create(GrainTypes.Census, clinic));
}
