using System.Text.Json.Serialization;

namespace GroupActors.Notes;

/// <summary>A draft was kept, in place of the one before it. Its text is in the state alone: the journal keeps what was signed.</summary>
[JournalName("note.drafted")]
internal sealed record NoteDrafted([property: JsonIgnore] string? Text) : IDomainEvent;
