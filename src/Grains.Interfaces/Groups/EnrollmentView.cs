namespace GroupActors.Groups;

/// <summary>One patient in one group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Patient">The patient's id in the clinic.</param>
/// <param name="Number">1 for the patient's first enrollment in the group; coming back is a new one .</param>
/// <param name="Version">Raised by every change of this enrollment; its ETag .</param>
/// <param name="Status">Status .</param>
/// <param name="Since">Local date since which they are a member.</param>
/// <param name="StatusSince">Local date since which the status holds.</param>
/// <param name="Family">Id of the family, in a multiple-family group.</param>
/// <param name="Holds">The reasons that stand.</param>
/// <param name="ConsecutiveMisses">Sessions missed in a row, as R-7 counts.</param>
/// <param name="IsAtRisk">Two misses in a row, or a drop that is due .</param>
/// <param name="IsDropDue">A person must decide on a drop .</param>
/// <param name="LastContact">The latest recorded clinical contact.</param>
[GenerateSerializer, Immutable, Alias("groups.enrollment-view")]
public sealed record EnrollmentView(
    [property: Id(0)] GroupKey Group,
    [property: Id(1)] string Patient,
    [property: Id(2)] int Number,
    [property: Id(3)] long Version,
    [property: Id(4)] EnrollmentStatus Status,
    [property: Id(5)] DateOnly Since,
    [property: Id(6)] DateOnly StatusSince,
    [property: Id(7)] string? Family,
    [property: Id(8)] ImmutableArray<HoldView> Holds,
    [property: Id(9)] int ConsecutiveMisses,
    [property: Id(10)] bool IsAtRisk,
    [property: Id(11)] bool IsDropDue,
    [property: Id(12)] DateTimeOffset? LastContact)
{
    /// <summary>A reason for the hold is to be looked at again .</summary>
    [Id(13)] public bool IsReviewDue { get; init; }

    /// <summary>The closed group is over, and a person decides on the graduation .</summary>
    [Id(14)] public bool IsGraduationDue { get; init; }

    /// <summary>Local date on which they are expected to graduate; null while not known .</summary>
    [Id(15)] public DateOnly? GraduatesOn { get; init; }

    /// <summary>Id of the group to which they were transferred, which ended this enrollment; null otherwise.</summary>
    [Id(16)] public string? TransferredTo { get; init; }
}
