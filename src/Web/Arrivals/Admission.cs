namespace GroupActors.Arrivals;

/// <summary>Somebody may type now.</summary>
/// <param name="Token">Proves it; good for some minutes and one person.</param>
/// <param name="Clinic">Name of the clinic.</param>
/// <param name="StartsAt">When the session starts, by the clinic's clock.</param>
/// <param name="AsksForBirthDate">Whether the clinic asks for date of birth and initial instead of a personal code.</param>
public sealed record Admission(string Token, string Clinic, DateTimeOffset StartsAt, bool AsksForBirthDate);
