namespace GroupActors.Facilitators;

/// <summary>Who the facilitator is was set or corrected.</summary>
[JournalName("facilitator.registered")]
internal sealed record FacilitatorRegistered(string Name, string? Npi, string? Taxonomy, ImmutableArray<string> EnrolledPayers) : IDomainEvent;
