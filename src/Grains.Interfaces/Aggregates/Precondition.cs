namespace GroupActors.Aggregates;

/// <summary>What an edit of a whole object was decided on; where it does not hold, the edit is refused and nothing is lost .</summary>
/// <param name="IsNew">There is nothing yet: the edit creates; else <c>already_exists</c> (<c>If-None-Match: *</c>).</param>
/// <param name="Version">The definition's version that was seen; another is <c>version_conflict</c> (<c>If-Match</c>). Of no meaning where the object is to be new.</param>
[GenerateSerializer, Immutable, Alias("aggregates.precondition")]
public sealed record Precondition([property: Id(0)] bool IsNew, [property: Id(1)] long Version);
