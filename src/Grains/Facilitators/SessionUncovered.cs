using GroupActors.Bookings;

namespace GroupActors.Facilitators;

/// <summary>Tells a facilitator that a session which they would lead was planned without them: it belongs to their absence, should they be away then.</summary>
[GenerateSerializer, Immutable, Alias("facilitators.session-uncovered"), JournalName("facilitators.session-uncovered")]
internal sealed record SessionUncovered([property: Id(0)] BookingSlot Slot) : IEffectMessage;
