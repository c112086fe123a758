namespace GroupActors.Sessions;

/// <summary>Records that a member said they will not come.</summary>
/// <param name="Patient">The patient's id in the clinic.</param>
/// <param name="ReceivedAt">When the notice was received; null for now (S-3).</param>
[GenerateSerializer, Immutable, Alias("sessions.record-notice")]
public sealed record RecordNotice([property: Id(0)] string Patient, [property: Id(1)] DateTimeOffset? ReceivedAt = null);
