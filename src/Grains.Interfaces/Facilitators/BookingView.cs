namespace GroupActors.Facilitators;

/// <summary>Time that a session takes of a facilitator or a room.</summary>
/// <param name="Session">Key of the session.</param>
/// <param name="Date">Its local date.</param>
/// <param name="Start">Start.</param>
/// <param name="End">End.</param>
/// <param name="IsConfirmed">False while the booking is only reserved.</param>
[GenerateSerializer, Immutable, Alias("facilitators.booking-view")]
public sealed record BookingView(
    [property: Id(0)] string Session, [property: Id(1)] DateOnly Date, [property: Id(2)] DateTimeOffset Start, [property: Id(3)] DateTimeOffset End, [property: Id(4)] bool IsConfirmed);
