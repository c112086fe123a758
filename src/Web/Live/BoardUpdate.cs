namespace GroupActors.Live;

/// <summary>A change of the board as HTML: each element replaces the one with the same id.</summary>
/// <param name="Epoch">Changes whenever numbering starts anew.</param>
/// <param name="Number">One more than the update before; a gap means that something was missed.</param>
/// <param name="Html">Elements with ids.</param>
/// <param name="Gone">Ids of elements that are no longer shown.</param>
public sealed record BoardUpdate(Guid Epoch, long Number, string Html, IReadOnlyList<string> Gone);
