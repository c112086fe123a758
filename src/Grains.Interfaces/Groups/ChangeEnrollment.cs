namespace GroupActors.Groups;

/// <summary>Names an enrollment and the version that a change was decided on .</summary>
/// <param name="Patient">The member.</param>
/// <param name="ExpectedVersion">Version of the enrollment.</param>
/// <param name="On">Where it ends the enrollment: the first date on which they are no longer a member, when that is entered later; null for now.</param>
[GenerateSerializer, Immutable, Alias("groups.change-enrollment")]
public sealed record ChangeEnrollment([property: Id(0)] string Patient, [property: Id(1)] long ExpectedVersion, [property: Id(2)] DateOnly? On = null);
