using System.Text.Json.Serialization;

namespace GroupActors.Groups;

/// <summary>Enrolls a patient in a group.</summary>
/// <param name="Patient">The patient's id in the clinic.</param>
/// <param name="Family">Id of the family, in a multiple-family group (B-2).</param>
/// <param name="AdministrativeHold">An administrative reason that stands: the enrollment starts on hold .</param>
/// <param name="Since">Local date since which they are a member; null for today. Earlier dates come from imports.</param>
/// <param name="ReviewOn">Local date on which the hold is to be looked at again .</param>
[GenerateSerializer, Immutable, Alias("groups.enroll-member")]
public sealed record EnrollMember(
    [property: Id(0)] string Patient, [property: Id(1)] string? Family = null, [property: Id(2)] HoldReason? AdministrativeHold = null, [property: Id(3)] DateOnly? Since = null, [property: Id(4)] DateOnly? ReviewOn = null)
{
    /// <summary>Id of the group that the member leaves for this one: it may meet at the same time.</summary>
    [Id(5)] public string? TransferFrom { get; init; }

    /// <summary>The administrative holds that go along with a transfer, as they stand there; empty for any other enrollment.</summary>
    [Id(6)] public ImmutableArray<HoldView> TransferredHolds { get; init; } = [];

    /// <summary>Whether a person says since when: the enrollment window is then that of the present. What an import says was so then.</summary>
    [Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool IsEnteredLate { get; init; }
}
