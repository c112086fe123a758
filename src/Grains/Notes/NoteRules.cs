namespace GroupActors.Notes;

/// <summary>A note's life: due, drafted, signed, added to (S-11).</summary>
internal static class NoteRules
{
    /// <summary>Longest text, in characters.</summary>
    public const int MaxLength = 20_000;

    private static readonly Refusal NotDue = Refusal.Conflict("note_not_due", "No note is due: the session is not closed, or the member was not there.");

    private static readonly Refusal Signed = Refusal.Conflict("note_signed", "The note is signed; only addenda are possible.");

    private static readonly Refusal NotSigned = Refusal.Conflict("note_not_signed", "The note is not signed yet: change its text.");

    private static readonly Refusal Empty = new("note_empty", "The note has no text.");

    public static Decision Expect(NoteRecord note, NoteExpected expected) =>
        expected.SessionVersion <= note.SessionVersion ? Decision.Nothing : Decision.Of(new NoteBecameDue(expected.SessionVersion, expected.IsDue, expected.Facilitators));

    public static Decision SaveDraft(NoteRecord note, NoteText command) =>
        Unwritable(note) is { } refusal ? refusal
        : InvalidText(command.Text) is { } invalid ? invalid
        : note.Text == command.Text ? Decision.Nothing
        : Decision.Of(new NoteDrafted(command.Text));

    public static Decision Sign(NoteRecord note, NoteText command, Actor author) =>
        Unwritable(note) is { } refusal ? refusal
        : InvalidText(command.Text) is { } invalid ? invalid
        : Problems.IsBlank(command.Text) ? Empty
        : Decision.Of(new NoteSigned(command.Text, author.Name));

    public static Decision AddAddendum(NoteRecord note, NoteText command, Actor author) =>
        note.SignedAt is null ? NotSigned
        : InvalidText(command.Text) is { } invalid ? invalid
        : Problems.IsBlank(command.Text) ? Empty
        : Decision.Of(new AddendumSigned(command.Text, author.Name));

    private static Refusal? Unwritable(NoteRecord note) => note.SignedAt is not null ? Signed : note.IsDue ? null : NotDue;

    private static Refusal? InvalidText(string? text) =>
        text is null || text.Length > MaxLength ? Refusal.Invalid("text", $"A note has at most {MaxLength} characters.")
        : text.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t')) ? Refusal.Invalid("text", "The text holds control characters.")
        : null;
}
