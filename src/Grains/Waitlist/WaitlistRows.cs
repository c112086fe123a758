namespace GroupActors.Waitlist;

/// <summary>The entry's row, under the group type that is wanted most.</summary>
internal static class WaitlistRows
{
    public static IEnumerable<RowChange> Changes(WaitlistEntryKey key, WaitlistEntryState after)
    {
        if (after.Entry is not { } entry) yield break;
        yield return RowChange.Upsert(
            ReadTables.Waitlist, key.ToString(), key.Clinic, entry.Patient, entry.GroupTypes[0], after.IsWaiting ? "Waiting" : "Withdrawn", entry.Added, entry.Acuity.ToString(), entry.Diagnosis);
    }
}
