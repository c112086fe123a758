namespace GroupActors.Patients;

/// <summary>The patient's row, with the newest coverage.</summary>
internal static class PatientRows
{
    public static IEnumerable<RowChange> Changes(PatientKey key, PatientState after, ReadOnlyMemory<JournalEntry> entries)
    {
        if (!entries.Span.ToArray().Any(entry => entry.Event is PatientRegistered or CoverageSet)) yield break;
        var coverage = after.Coverages.LastOrDefault();
        yield return RowChange.Upsert(
            ReadTables.Patients, key.ToString(), key.Clinic, $"{after.GivenName} {after.FamilyName}", after.FamilyName, after.GivenName, after.BirthDate, coverage?.Payer, coverage?.MemberId);
    }
}
