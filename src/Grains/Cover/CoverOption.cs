namespace GroupActors.Cover;

/// <summary>One way to cover one session.</summary>
/// <param name="Demand">Index of the session.</param>
/// <param name="Substitute">Index of the substitute.</param>
/// <param name="Rank">Place in the session's ranking, 0 the first.</param>
/// <param name="IsStranger">Whether they are neither of the group nor a designated substitute: those come first, however the load is shared (F-6).</param>
/// <param name="Familiarity">Sessions of the group that a stranger led; 0 for the others, among whom it decides nothing (F-6).</param>
internal sealed record CoverOption(int Demand, int Substitute, int Rank, bool IsStranger = false, int Familiarity = 0);
