namespace GroupActors.Sessions;

/// <summary>Details of a member's presence. What is null stays as it is.</summary>
/// <param name="Patient">The patient's id in the clinic.</param>
/// <param name="LateMinutes">Minutes they came late.</param>
/// <param name="LeftEarlyMinutes">Minutes they left early.</param>
/// <param name="Modality">How they took part.</param>
/// <param name="FamilyPresent">Family members who were there with them, the patient not counted (S-12).</param>
[GenerateSerializer, Immutable, Alias("sessions.describe-presence")]
public sealed record DescribePresence(
    [property: Id(0)] string Patient,
    [property: Id(1)] int? LateMinutes = null,
    [property: Id(2)] int? LeftEarlyMinutes = null,
    [property: Id(3)] Modality? Modality = null,
    [property: Id(4)] int? FamilyPresent = null);
