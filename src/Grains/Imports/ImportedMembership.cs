namespace GroupActors.Imports;

/// <summary>One of a patient's memberships of a group, as an import brings it.</summary>
/// <param name="Number">Which of theirs in that group, from 1.</param>
internal sealed record ImportedMembership(int Number, ImportedEnrollment Enrollment);
