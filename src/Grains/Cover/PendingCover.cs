namespace GroupActors.Cover;

/// <summary>A substitute who was accepted and is being assigned: committed before their session is asked, so that a crash leaves no half of an acceptance.</summary>
/// <param name="By">Who accepted them.</param>
[GenerateSerializer, Immutable, Alias("cover-plan.pending")]
internal sealed record PendingCover([property: Id(0)] Guid Operation, [property: Id(1)] CoverChoice Choice, [property: Id(2)] Actor By, [property: Id(3)] DateTimeOffset At);
