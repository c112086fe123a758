namespace GroupActors.Patients;

/// <summary>A group that is enrolling the patient at this moment.</summary>
/// <param name="Group">Key of the group.</param>
/// <param name="Until">When its word no longer counts.</param>
[GenerateSerializer, Immutable, Alias("patients.time-claim")]
internal sealed record TimeClaim([property: Id(0)] string Group, [property: Id(1)] DateTimeOffset Until);
