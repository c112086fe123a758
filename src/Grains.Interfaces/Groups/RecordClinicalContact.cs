namespace GroupActors.Groups;

/// <summary>Records that someone spoke with a member about their care .</summary>
/// <param name="Patient">The patient's id in the clinic.</param>
/// <param name="At">When, at the latest now; null for now.</param>
[GenerateSerializer, Immutable, Alias("groups.record-contact")]
public sealed record RecordClinicalContact([property: Id(0)] string Patient, [property: Id(1)] DateTimeOffset? At = null);
