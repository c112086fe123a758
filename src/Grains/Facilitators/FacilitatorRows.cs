namespace GroupActors.Facilitators;

/// <summary>The rows of a facilitator and their credentials.</summary>
internal static class FacilitatorRows
{
    public static IEnumerable<RowChange> Changes(FacilitatorKey key, FacilitatorState before, FacilitatorState after, ReadOnlyMemory<JournalEntry> entries)
    {
        if (before.Name != after.Name) yield return RowChange.Upsert(ReadTables.Facilitators, key.ToString(), key.Clinic, after.Name, "active");
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries.Span[i].Event is CredentialRecorded { Credential: var credential })
            {
                yield return RowChange.Upsert(
                    ReadTables.Credentials, $"{key}/{credential.Code}/{credential.Number}/{credential.ValidFrom:yyyy-MM-dd}", key.Clinic, key.Facilitator, credential.Code, credential.ValidFrom, credential.ValidTo);
            }
        }
    }
}
