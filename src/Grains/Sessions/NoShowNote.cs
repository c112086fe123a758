namespace GroupActors.Sessions;

/// <summary>The brief note of a no-show (S-10).</summary>
[GenerateSerializer, Immutable, Alias("session.no-show-note")]
internal sealed record NoShowNote([property: Id(0)] string Patient, [property: Id(1)] Outreach Outreach, [property: Id(2)] string? Text = null);
