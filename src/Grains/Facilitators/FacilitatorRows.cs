using static GroupActors.Aggregates.ReadColumnKind;

namespace GroupActors.Facilitators;

/// <summary>The facilitator's row.</summary>
internal static class FacilitatorRows
{
    public static ReadTable Table { get; } = new("facilitators", ("name", Text), ("state", Text));

    public static IEnumerable<RowChange> Changes(FacilitatorKey key, FacilitatorState before, FacilitatorState after)
    {
        if (before.Name != after.Name) yield return RowChange.Upsert(Table, key.ToString(), key.Clinic, after.Name, "active");
    }
}
