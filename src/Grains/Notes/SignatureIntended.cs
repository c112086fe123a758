using System.Text.Json.Serialization;

namespace GroupActors.Notes;

/// <summary>The author signs, if the session finds the text to be this member's alone (S-11). The text is in the state alone until then: the journal keeps what was signed.</summary>
[JournalName("note.signature-intended")]
internal sealed record SignatureIntended(Guid Operation, [property: JsonIgnore] string? Text, string Fingerprint, Actor Author) : IDomainEvent;
