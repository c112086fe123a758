namespace GroupActors.Groups;

/// <summary>A transfer that the other group refused: a repeat of its command gets the same answer.</summary>
[GenerateSerializer, Immutable, Alias("groups.refused-transfer")]
internal sealed record RefusedTransfer([property: Id(0)] Guid Operation, [property: Id(1)] Refusal Refusal);
