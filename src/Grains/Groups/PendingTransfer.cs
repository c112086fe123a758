namespace GroupActors.Groups;

/// <summary>A transfer that has begun and not ended.</summary>
/// <param name="To">Id of the other group.</param>
/// <param name="Reason">Why, in the words of whoever transfers.</param>
/// <param name="Actor">Who that is, also where a later process finishes it .</param>
[GenerateSerializer, Immutable, Alias("groups.pending-transfer")]
internal sealed record PendingTransfer(
    [property: Id(0)] Guid Operation, [property: Id(1)] string To, [property: Id(2)] string? Family, [property: Id(3)] string? Reason, [property: Id(4)] DateTimeOffset StartedAt, [property: Id(5)] Actor Actor);
