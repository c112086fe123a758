using GroupActors.Groups;

namespace GroupActors.Imports;

/// <summary>A row of enrollments.csv.</summary>
internal sealed record ImportedEnrollment(
    string Group, string Patient, EnrollmentStatus Status, DateOnly Since, ImmutableArray<HoldReason> Holds, DateOnly? ReviewOn, string? Reason, string? Family)
{
    public bool IsLive => Status is not (EnrollmentStatus.Graduated or EnrollmentStatus.Dropped);
}
