namespace GroupActors.Patients;

/// <summary>What a group last said of a patient's enrollment in it.</summary>
/// <param name="Group">Key of the group.</param>
/// <param name="GroupVersion">Version of the group that said so; older words that arrive later do not count.</param>
/// <param name="IsLive">Whether the patient has a live enrollment.</param>
[GenerateSerializer, Immutable, Alias("patients.group-membership")]
internal sealed record GroupMembership([property: Id(0)] string Group, [property: Id(1)] long GroupVersion, [property: Id(2)] bool IsLive);
