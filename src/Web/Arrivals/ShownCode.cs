namespace GroupActors.Arrivals;

/// <summary>What a room's screen shows now.</summary>
/// <param name="Code">The code of the moment.</param>
/// <param name="Clinic">Name of the clinic.</param>
/// <param name="StartsAt">When the session starts, by the clinic's clock.</param>
internal sealed record ShownCode(string Code, string Clinic, DateTimeOffset StartsAt);
