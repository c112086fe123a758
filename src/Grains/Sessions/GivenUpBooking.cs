namespace GroupActors.Sessions;

/// <summary>A booking that its facilitator gave up: should news of it come later, it does not put them back.</summary>
[GenerateSerializer, Immutable, Alias("session.given-up-booking")]
internal sealed record GivenUpBooking([property: Id(0)] string Facilitator, [property: Id(1)] Guid Operation);
