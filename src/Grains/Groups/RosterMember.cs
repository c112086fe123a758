namespace GroupActors.Groups;

/// <summary>One member of a roster, for a session.</summary>
/// <param name="Enrollment">Number of the enrollment (<see cref="EnrollmentView.Number"/>).</param>
/// <param name="HeldSince">When the hold began that they are on; null where that does not matter, or they are on none.</param>
[GenerateSerializer, Immutable, Alias("groups.roster-member")]
internal sealed record RosterMember(
    [property: Id(0)] string Patient, [property: Id(1)] int Enrollment, [property: Id(2)] EnrollmentStatus Status, [property: Id(3)] string? Family, [property: Id(4)] DateTimeOffset? HeldSince = null);
