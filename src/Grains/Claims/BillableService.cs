using GroupActors.Sessions;

namespace GroupActors.Claims;

/// <summary>What was done for one patient (or family) in one session, as far as a claim needs it.</summary>
/// <param name="Code">Procedure code.</param>
/// <param name="Minutes">Minutes the member was present.</param>
/// <param name="GroupSize">Patients present, those on hold too (B-3).</param>
/// <param name="Reasons">What stops the claim in review; empty when nothing does.</param>
/// <param name="SettingsVersion">Version of the clinic's settings it was decided under.</param>
[GenerateSerializer, Immutable, Alias("claims.billable-service")]
internal sealed record BillableService(
    [property: Id(0)] string Code,
    [property: Id(1)] DateOnly Date,
    [property: Id(2)] int Minutes,
    [property: Id(3)] int GroupSize,
    [property: Id(4)] Modality Modality,
    [property: Id(5)] ImmutableArray<string> Facilitators,
    [property: Id(6)] string GroupType,
    [property: Id(7)] string? Family,
    [property: Id(8)] ImmutableArray<ReviewReason> Reasons,
    [property: Id(9)] long SettingsVersion)
{
    /// <summary>
    /// Whether the same would be billed. The group's size is left out: it changes for everyone when one attendance is amended,
    /// and only that one's claim is to be corrected. So is the version of the settings.
    /// </summary>
    public bool BillsSameAs(BillableService? other) =>
        other is not null && Code == other.Code && Date == other.Date && Minutes == other.Minutes && Modality == other.Modality && GroupType == other.GroupType
        && Family == other.Family && Facilitators.SequenceEqual(other.Facilitators) && Reasons.SequenceEqual(other.Reasons);
}
