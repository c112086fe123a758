namespace GroupActors.Sessions;

/// <summary>What a facilitator said who was asked for a session.</summary>
/// <param name="Refusal">Null for yes.</param>
/// <param name="IsCover">Whether they cover for another (F-7).</param>
internal sealed record AssignmentAnswer(string Facilitator, Refusal? Refusal, bool IsCover);
