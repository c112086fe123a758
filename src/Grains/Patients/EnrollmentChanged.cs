namespace GroupActors.Patients;

/// <summary>Tells a patient whether they have a live enrollment in a group, as of the group's version.</summary>
[GenerateSerializer, Immutable, Alias("patients.enrollment-changed"), JournalName("patients.enrollment-changed")]
internal sealed record EnrollmentChanged([property: Id(0)] string Group, [property: Id(1)] long GroupVersion, [property: Id(2)] bool IsLive) : IEffectMessage;
