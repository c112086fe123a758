using static GroupActors.Aggregates.ReadColumnKind;

namespace GroupActors.Rooms;

/// <summary>The room's row.</summary>
internal static class RoomRows
{
    public static ReadTable Table { get; } = new("rooms", ("name", Text), ("seats", Integer));

    public static IEnumerable<RowChange> Changes(RoomKey key, RoomState before, RoomState after)
    {
        if ((before.Name, before.Seats) != (after.Name, after.Seats)) yield return RowChange.Upsert(Table, key.ToString(), key.Clinic, after.Name, (long)after.Seats);
    }
}
