using System.Text.Json;

namespace GroupActors.Imports;

/// <summary>The run's card, from which the list of a clinic's imports is read.</summary>
internal static class ImportRows
{
    public static RowChange Card(ImportView view) => RowChange.Upsert(
        ReadTables.Imports, view.Key.ToString(), view.Key.Clinic, DateOnly.FromDateTime(view.BegunAt.UtcDateTime), view.Phase.ToString(), JsonSerializer.Serialize(view, JournalJson.Options));

    public static ImportView View(LedgerRow row) => JsonSerializer.Deserialize<ImportView>(row.Get<string>("card"), JournalJson.Options)!;
}
