using GroupActors.Groups;

namespace GroupActors.Patients;

/// <summary>Asks a patient for the weekly times of a group.</summary>
/// <param name="Group">Key of the group.</param>
/// <param name="Slots">When it meets.</param>
/// <param name="Leaving">Key of the group that they leave for it .</param>
/// <param name="Operation">The enrollment for which it is asked.</param>
[GenerateSerializer, Immutable, Alias("patients.take-time")]
internal sealed record TakeTime([property: Id(0)] string Group, [property: Id(1)] ImmutableArray<WeeklySlot> Slots, [property: Id(2)] string? Leaving, [property: Id(3)] Guid Operation);
