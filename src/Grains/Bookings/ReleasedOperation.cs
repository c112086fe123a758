namespace GroupActors.Bookings;

/// <summary>An operation that holds nothing any more, remembered so that its request, should it arrive late or again, does not book for nobody.</summary>
[GenerateSerializer, Immutable, Alias("bookings.released-operation")]
internal sealed record ReleasedOperation([property: Id(0)] Guid Operation, [property: Id(1)] DateTimeOffset At);
