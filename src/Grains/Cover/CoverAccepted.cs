namespace GroupActors.Cover;

/// <summary>The intent to assign these substitutes; what came of each follows.</summary>
/// <param name="Operation">Id of the command that accepted them.</param>
[JournalName("cover-plan.accepted")]
internal sealed record CoverAccepted(Guid Operation, ImmutableArray<CoverChoice> Choices) : IDomainEvent;
