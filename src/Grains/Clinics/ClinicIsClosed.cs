namespace GroupActors.Clinics;

/// <summary>Tells a group that the clinic is closed on a date, so that it calls its sessions off (S-13).</summary>
[GenerateSerializer, Immutable, Alias("clinics.closed-on"), JournalName("clinics.closed-on")]
internal sealed record ClinicIsClosed([property: Id(0)] Holiday Holiday) : IEffectMessage;
