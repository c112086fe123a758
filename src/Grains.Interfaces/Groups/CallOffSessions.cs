namespace GroupActors.Groups;

/// <summary>Cancels all sessions of a group in some dates (S-13); the context's reason says why.</summary>
/// <param name="From">First local date.</param>
/// <param name="To">Last local date; at most a year after today.</param>
[GenerateSerializer, Immutable, Alias("groups.call-off-sessions")]
public sealed record CallOffSessions([property: Id(0)] DateOnly From, [property: Id(1)] DateOnly To);
