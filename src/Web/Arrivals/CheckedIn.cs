namespace GroupActors.Arrivals;

/// <summary>Somebody is checked in.</summary>
/// <param name="Clinic">Name of the clinic.</param>
/// <param name="At">When they came, by the clinic's clock.</param>
/// <param name="Receipt">Says the same for a while, as <c>/check-in/{receipt}</c>.</param>
public sealed record CheckedIn(string Clinic, DateTimeOffset At, string Receipt);
