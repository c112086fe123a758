namespace GroupActors.Sessions;

/// <summary>A check-in that arrived after close and waits to be confirmed (S-4).</summary>
/// <param name="ArrivedAt">When the member came, by the device that was offline.</param>
[GenerateSerializer, Immutable, Alias("session.late-check-in")]
internal sealed record LateCheckIn(
    [property: Id(0)] string Patient, [property: Id(1)] DateTimeOffset ArrivedAt, [property: Id(2)] CheckInSource Source, [property: Id(3)] Modality Modality);
