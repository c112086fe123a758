namespace GroupActors.Sessions;

/// <summary>The brief note of a no-show: absent, and whether outreach was attempted (S-10).</summary>
/// <param name="Patient">The patient's id in the clinic.</param>
/// <param name="Outreach">How it was attempted, or that it was not.</param>
/// <param name="Text">More of it in the writer's words, at most 500 characters; null for nothing more.</param>
[GenerateSerializer, Immutable, Alias("sessions.document-no-show")]
public sealed record DocumentNoShow([property: Id(0)] string Patient, [property: Id(1)] Outreach Outreach, [property: Id(2)] string? Text = null);
