namespace GroupActors.Patients;

/// <summary>A group that is enrolling the patient at this moment, or was and has not told them yet.</summary>
/// <param name="Group">Key of the group.</param>
/// <param name="Until">When its word alone no longer counts: then its roster does.</param>
/// <param name="Operation">The enrollment for which it was asked.</param>
[GenerateSerializer, Immutable, Alias("patients.time-claim")]
internal sealed record TimeClaim([property: Id(0)] string Group, [property: Id(1)] DateTimeOffset Until, [property: Id(2)] Guid Operation);
