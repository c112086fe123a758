namespace GroupActors.Groups;

/// <summary>Moves a member to another group of the clinic .</summary>
/// <param name="Patient">The member.</param>
/// <param name="ExpectedVersion">Version of the enrollment .</param>
/// <param name="To">Id of the other group.</param>
/// <param name="Family">Id of the family, where the other group is a multiple-family group.</param>
[GenerateSerializer, Immutable, Alias("groups.transfer-member")]
public sealed record TransferMember([property: Id(0)] string Patient, [property: Id(1)] long ExpectedVersion, [property: Id(2)] string To, [property: Id(3)] string? Family = null);
