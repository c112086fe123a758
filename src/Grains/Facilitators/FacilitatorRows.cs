namespace GroupActors.Facilitators;

/// <summary>The facilitator's row.</summary>
internal static class FacilitatorRows
{
    public static IEnumerable<RowChange> Changes(FacilitatorKey key, FacilitatorState before, FacilitatorState after)
    {
        if (before.Name != after.Name) yield return RowChange.Upsert(ReadTables.Facilitators, key.ToString(), key.Clinic, after.Name, "active");
    }
}
