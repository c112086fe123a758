namespace GroupActors.Aggregates;

/// <summary>
/// Something that has happened to one aggregate. Events carry <see cref="JournalNameAttribute"/>, are kept for good in the journal as JSON,
/// and folding them over the initial state gives the state.
/// </summary>
internal interface IDomainEvent;
