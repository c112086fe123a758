namespace GroupActors.Groups;

/// <summary>Says when a member is expected to graduate .</summary>
/// <param name="Patient">The member.</param>
/// <param name="ExpectedVersion">Version of the enrollment .</param>
/// <param name="On">Local date, today or later; null takes it back.</param>
[GenerateSerializer, Immutable, Alias("groups.plan-graduation")]
public sealed record PlanGraduation([property: Id(0)] string Patient, [property: Id(1)] long ExpectedVersion, [property: Id(2)] DateOnly? On);
