namespace GroupActors.Sessions;

/// <summary>A session with what is billed for it, member by member (S-8).</summary>
/// <param name="Session">The session.</param>
/// <param name="Lines">One line a member of the roster.</param>
[GenerateSerializer, Immutable, Alias("sessions.close-summary")]
public sealed record CloseSummary([property: Id(0)] SessionView Session, [property: Id(1)] ImmutableArray<BillingLine> Lines);
