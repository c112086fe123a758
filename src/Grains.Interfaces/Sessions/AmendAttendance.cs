namespace GroupActors.Sessions;

/// <summary>Corrects one member's attendance after close (S-9).</summary>
/// <param name="Patient">The patient's id in the clinic.</param>
/// <param name="WasPresent">Whether they were there; null leaves that as it is.</param>
/// <param name="NoticeReceivedAt">When they gave notice, where they were not there; null for no notice.</param>
/// <param name="LateMinutes">Minutes they came late.</param>
/// <param name="LeftEarlyMinutes">Minutes they left early.</param>
/// <param name="FamilyPresent">Family members who were there with them.</param>
/// <param name="Modality">How they took part (S-3); null leaves that as it is.</param>
[GenerateSerializer, Immutable, Alias("sessions.amend")]
public sealed record AmendAttendance(
    [property: Id(0)] string Patient,
    [property: Id(1)] bool? WasPresent,
    [property: Id(2)] DateTimeOffset? NoticeReceivedAt = null,
    [property: Id(3)] int? LateMinutes = null,
    [property: Id(4)] int? LeftEarlyMinutes = null,
    [property: Id(5)] int? FamilyPresent = null,
    [property: Id(6)] Modality? Modality = null);
