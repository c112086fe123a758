namespace GroupActors;

/// <summary>Makes references to grains. Orleans reads a contract's names by reflection for every single one, which costs as much as the rest of a call: here they are read once.</summary>
internal static class GrainReferences<TGrain> where TGrain : class, IAddressable
{
    private static Names? _names;

    /// <summary>The grain with a text key of the only class that has this contract.</summary>
    public static TGrain Of(IGrainFactory grains, string key)
    {
        if (_names is { } names) return (TGrain)grains.GetGrain(GrainId.Create(names.Grain, key), names.Contract);
        var id = ((IAddressable)grains.GetGrain(typeof(TGrain), key)).GetGrainId();
        return At(grains, id);
    }

    /// <summary>The grain with this id, whichever class it is of.</summary>
    public static TGrain At(IGrainFactory grains, GrainId id)
    {
        if (_names is { } names) return (TGrain)grains.GetGrain(id, names.Contract);
        var reference = grains.GetGrain<TGrain>(id);
        _names = new(id.Type, ((GrainReference)(object)reference).InterfaceType);
        return reference;
    }

    private sealed record Names(GrainType Grain, GrainInterfaceType Contract);
}
