namespace GroupActors.Waitlist;

/// <summary>What is known of a waiting patient (W-1).</summary>
/// <param name="Patient">The patient's id in the clinic.</param>
/// <param name="GroupTypes">Ids of the wanted group types, the most wanted first.</param>
/// <param name="Diagnosis">ICD-10-CM code that is the focus of treatment.</param>
/// <param name="Acuity">Low, moderate or high.</param>
/// <param name="Added">Local date since which they wait.</param>
/// <param name="HasGroupExperience">Whether they have been in a group before.</param>
/// <param name="Availability">Windows of the week in which they can come; empty when any time will do.</param>
[GenerateSerializer, Immutable, Alias("waitlist.put-entry")]
public sealed record PutWaitlistEntry(
    [property: Id(0)] string Patient,
    [property: Id(1)] ImmutableArray<string> GroupTypes,
    [property: Id(2)] string? Diagnosis,
    [property: Id(3)] Acuity Acuity,
    [property: Id(4)] DateOnly Added,
    [property: Id(5)] bool HasGroupExperience,
    [property: Id(6)] ImmutableArray<AvailabilityWindow> Availability);
