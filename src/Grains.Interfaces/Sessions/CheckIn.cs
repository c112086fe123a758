namespace GroupActors.Sessions;

/// <summary>Checks a member in.</summary>
/// <param name="Patient">The patient's id in the clinic.</param>
/// <param name="Source">From where.</param>
/// <param name="Elapsed">Time since it happened, from a device that was offline; null for now (S-4).</param>
/// <param name="Modality">How they take part; null for the session's usual way.</param>
[GenerateSerializer, Immutable, Alias("sessions.check-in")]
public sealed record CheckIn(
    [property: Id(0)] string Patient, [property: Id(1)] CheckInSource Source, [property: Id(2)] TimeSpan? Elapsed = null, [property: Id(3)] Modality? Modality = null);
