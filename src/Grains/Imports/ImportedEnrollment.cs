using GroupActors.Groups;

namespace GroupActors.Imports;

/// <summary>A row of enrollments.csv.</summary>
/// <param name="Ended">First date on which they are no longer a member; null while they are one.</param>
internal sealed record ImportedEnrollment(
    string Group, string Patient, EnrollmentStatus Status, DateOnly Since, ImmutableArray<HoldReason> Holds, DateOnly? ReviewOn, string? Reason, string? Family, DateOnly? Ended)
{
    public bool IsMemberOn(DateOnly date) => Since <= date && (Ended is not { } ended || date < ended);

    public bool IsLive => Status is not (EnrollmentStatus.Graduated or EnrollmentStatus.Dropped);
}
