namespace GroupActors.Notes;

/// <summary>Tells a note whether it is due, as of a session's version (S-11).</summary>
[GenerateSerializer, Immutable, Alias("notes.expected"), JournalName("notes.expected-effect")]
internal sealed record NoteExpected([property: Id(0)] long SessionVersion, [property: Id(1)] bool IsDue, [property: Id(2)] ImmutableArray<string> Facilitators) : IEffectMessage;
