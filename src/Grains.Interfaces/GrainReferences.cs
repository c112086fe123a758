namespace GroupActors;

/// <summary>Makes references to grains. Orleans reads a contract's names by reflection for every single one, which costs as much as the rest of a call: here they are read once.</summary>
internal static class GrainReferences<TGrain> where TGrain : class, IAddressable
{
    private static Names? _names;

    /// <summary>The grain with a text key of the only class that has this contract.</summary>
    public static TGrain Of(IGrainFactory grains, string key) =>
        (TGrain)(_names is { } names ? grains.GetGrain(GrainId.Create(names.Grain, key), names.Contract) : Learn(grains.GetGrain(typeof(TGrain), key)));

    /// <summary>The grain with this id, whichever class it is of.</summary>
    public static TGrain At(IGrainFactory grains, GrainId id) =>
        (TGrain)(_names is { } names ? grains.GetGrain(id, names.Contract) : Learn(grains.GetGrain<TGrain>(id)));

    /// <summary>A stand-in of a test has no names to learn.</summary>
    private static IAddressable Learn(IAddressable grain)
    {
        if (grain is GrainReference reference) _names = new(reference.GrainId.Type, reference.InterfaceType);
        return grain;
    }

    private sealed record Names(GrainType Grain, GrainInterfaceType Contract);
}
