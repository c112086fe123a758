namespace GroupActors.Notes;

/// <summary>What lists read of a note.</summary>
internal static class NoteRows
{
    public static IEnumerable<RowChange> Rows(NoteKey key, NoteRecord note)
    {
        var (text, clinic) = (key.ToString(), key.Session.Clinic);
        yield return note.IsShown
            ? RowChange.Upsert(
                ReadTables.Notes, text, clinic,
                key.Session.ToString(), key.Patient, note.Facilitators.Length > 0 ? string.Join(',', note.Facilitators) : null, note.State.ToString(), note.SignedAt, key.Session.Date)
            : RowChange.Delete(ReadTables.Notes, text, clinic);
    }
}
