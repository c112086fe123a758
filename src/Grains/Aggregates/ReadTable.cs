namespace GroupActors.Aggregates;

/// <summary>
/// A table of the ledger that is kept up to date from events. Its first column is always <c>key</c> (text, the primary key), its second <c>clinic</c>.
/// The schema scripts create it; a test compares them with this.
/// </summary>
/// <param name="Columns">All further columns, in the order of a row's values.</param>
internal sealed record ReadTable(string Name, params ImmutableArray<(string Name, ReadColumnKind Kind)> Columns);
