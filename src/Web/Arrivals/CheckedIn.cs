namespace GroupActors.Arrivals;

/// <summary>Somebody is checked in.</summary>
/// <param name="Clinic">Name of the clinic.</param>
/// <param name="At">When they came, by the clinic's clock.</param>
public sealed record CheckedIn(string Clinic, DateTimeOffset At);
