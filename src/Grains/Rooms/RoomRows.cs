namespace GroupActors.Rooms;

/// <summary>The room's row.</summary>
internal static class RoomRows
{
    public static IEnumerable<RowChange> Changes(RoomKey key, RoomState before, RoomState after)
    {
        if ((before.Name, before.Seats) != (after.Name, after.Seats)) yield return RowChange.Upsert(ReadTables.Rooms, key.ToString(), key.Clinic, after.Name, (long)after.Seats);
    }
}
