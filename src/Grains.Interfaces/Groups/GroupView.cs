using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>A group with its live roster.</summary>
/// <param name="Key">The group.</param>
/// <param name="Version">Raised by every change of the group.</param>
/// <param name="Name">Name as staff know it.</param>
/// <param name="GroupType">Id of its type.</param>
/// <param name="Phase">Where it is in its life .</param>
/// <param name="Capacity">Places.</param>
/// <param name="TherapeuticMinimum">Members under which it does not work.</param>
/// <param name="Slots">Weekly slots; empty while forming.</param>
/// <param name="Facilitator">Id of the primary facilitator.</param>
/// <param name="CoFacilitator">Id of the co-facilitator.</param>
/// <param name="Substitutes">Ids of the designated substitutes.</param>
/// <param name="Room">Id of the room.</param>
/// <param name="Modality">How members usually take part.</param>
/// <param name="ClosedAfterSessions">Sessions of a closed group; null for an open one.</param>
/// <param name="Census">Counts by status .</param>
/// <param name="Enrollments">Live enrollments, and those that ended lately.</param>
[GenerateSerializer, Immutable, Alias("groups.group-view")]
public sealed record GroupView(
    [property: Id(0)] GroupKey Key,
    [property: Id(1)] long Version,
    [property: Id(2)] string Name,
    [property: Id(3)] string GroupType,
    [property: Id(4)] GroupPhase Phase,
    [property: Id(5)] int Capacity,
    [property: Id(6)] int TherapeuticMinimum,
    [property: Id(7)] ImmutableArray<WeeklySlot> Slots,
    [property: Id(8)] string? Facilitator,
    [property: Id(9)] string? CoFacilitator,
    [property: Id(10)] ImmutableArray<string> Substitutes,
    [property: Id(11)] string? Room,
    [property: Id(12)] Modality Modality,
    [property: Id(13)] int? ClosedAfterSessions,
    [property: Id(14)] GroupCensus Census,
    [property: Id(15)] ImmutableArray<EnrollmentView> Enrollments)
{
    /// <summary>The highest number that a slot ever had: a new slot gets a higher one (F-10).</summary>
    [Id(16)] public int HighestSlot { get; init; }

    /// <summary>The version at which what the group is was changed last: the ETag of an edit of it .</summary>
    [Id(19)] public long DefinitionVersion { get; init; }

    /// <summary>Changes of the series that are booked and come into force on their dates, the next first; <see cref="Slots"/>, facilitators and room are those in force (F-10).</summary>
    [Id(17)] public ImmutableArray<StartSeries> Ahead { get; init; } = [];

    /// <summary>Weekly times that it has, will have, or asks for at this moment: no member may be elsewhere then (W-3).</summary>
    [Id(18)] public ImmutableArray<WeeklySlot> Times { get; init; } = [];

    /// <summary>The version at which the weekly times, facilitators or room were changed last: the ETag of a change of the series .</summary>
    [Id(22)] public long SeriesVersion { get; init; }

    /// <summary>Dates that were called off, as far as they are not long over (S-13).</summary>
    [Id(20)] public ImmutableArray<SeriesBreak> Breaks { get; init; } = [];

    /// <summary>Dates on which modules start, in order .</summary>
    [Id(21)] public ImmutableArray<DateOnly> ModuleStarts { get; init; } = [];
}
