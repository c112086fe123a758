namespace GroupActors.Groups;

/// <summary>A status of an enrollment, and the instant from which it holds.</summary>
[GenerateSerializer, Immutable, Alias("groups.status-change")]
internal sealed record StatusChange([property: Id(0)] DateTimeOffset At, [property: Id(1)] EnrollmentStatus Status);
