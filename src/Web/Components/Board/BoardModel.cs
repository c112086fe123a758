using GroupActors.Census;

namespace GroupActors.Components.Board;

/// <summary>A board as it is drawn, or the part of it that changed.</summary>
/// <param name="Clinic">The clinic's id.</param>
/// <param name="Epoch">Numbering that the page starts from.</param>
/// <param name="Number">The last change that it holds.</param>
/// <param name="Groups">Cards, in the week's order.</param>
/// <param name="Sessions">Rows, by start.</param>
/// <param name="Totals">Totals; null when unchanged.</param>
/// <param name="Alerts">What needs a person; null when unchanged.</param>
public sealed record BoardModel(
    string Clinic, Guid Epoch, long Number, IReadOnlyList<GroupTileModel> Groups, IReadOnlyList<SessionRowModel> Sessions, CensusTotals? Totals, IReadOnlyList<AlertModel>? Alerts)
{
    /// <summary>Only what a change touched.</summary>
    internal BoardModel Only(CensusDelta delta)
    {
        var groups = delta.Groups.Select(card => BoardModels.ElementId(card.Key.ToString())).ToHashSet(StringComparer.Ordinal);
        var sessions = delta.Sessions.Select(card => BoardModels.ElementId(card.Key.ToString())).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Groups = [.. Groups.Where(group => groups.Contains(group.Id))],
            Sessions = [.. Sessions.Where(session => sessions.Contains(session.Id))],
            Totals = delta.Totals is null ? null : Totals,
            Alerts = delta.Alerts is null ? null : Alerts,
        };
    }
}
