namespace GroupActors.Groups;

/// <summary>Names an enrollment and the version that a change was decided on .</summary>
[GenerateSerializer, Immutable, Alias("groups.change-enrollment")]
public sealed record ChangeEnrollment([property: Id(0)] string Patient, [property: Id(1)] long ExpectedVersion);
