using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>Of the sessions that the operation books, these are planned without facilitators: one who would lead them is away then (F-5, F-10).</summary>
[JournalName("group.series-left-to-cover")]
internal sealed record SeriesLeftToCover(Guid Operation, ImmutableArray<SessionKey> Sessions) : IDomainEvent;
