namespace GroupActors.Clinics;

/// <summary>A date on which the clinic is closed: no series plans a session on it (S-13).</summary>
/// <param name="Date">Local date.</param>
/// <param name="Name">Name as staff know it.</param>
[GenerateSerializer, Immutable, Alias("clinics.holiday")]
public sealed record Holiday([property: Id(0)] DateOnly Date, [property: Id(1)] string Name);
