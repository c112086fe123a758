using GroupActors.Clinics;
using GroupActors.Sessions;

namespace GroupActors.Notes;

/// <summary>A note's life: due, drafted, signed, added to (S-11).</summary>
internal static class NoteRules
{
    /// <summary>Longest text, in characters.</summary>
    public const int MaxLength = 20_000;

    public static readonly Refusal NotDue = Refusal.Conflict("note_not_due", "No note is due: the session is not closed, or the member was not there.");

    private static readonly Refusal Signed = Refusal.Conflict("note_signed", "The note is signed; only addenda are possible.");

    private static readonly Refusal NotSigned = Refusal.Conflict("note_not_signed", "The note is not signed yet: change its text.");

    private static readonly Refusal OtherDraft = Refusal.Conflict("version_conflict", "Another draft of this note was kept since, perhaps in another window.");

    private static readonly Refusal BeingSigned = Refusal.Conflict("note_being_signed", "The note is just being signed.");

    private static readonly Refusal Empty = new("note_empty", "The note has no text.");

    public static Decision Expect(NoteRecord note, NoteExpected expected) =>
        expected.SessionVersion <= note.SessionVersion ? Decision.Nothing : Decision.Of(new NoteBecameDue(expected.SessionVersion, expected.IsDue, expected.Facilitators));

    public static Decision SaveDraft(NoteRecord note, NoteDraft command) =>
        Unwritable(note) is { } refusal ? refusal
        : note.Signing is not null ? BeingSigned
        : InvalidText(command.Text) is { } invalid ? invalid
        : note.IsDrafted && note.Text == command.Text ? Decision.Nothing
        : IsOutdated(note, command.Basis) ? OtherDraft
        : Decision.Of(new NoteDrafted(command.Text));

    /// <summary>Why a text cannot be signed, whatever the others' notes say; null where it can.</summary>
    public static Refusal? Unsignable(NoteRecord note, SignNote command) =>
        Unwritable(note) ?? InvalidText(command.Text)
        ?? (Problems.IsBlank(command.Text) ? Empty
            : note.Signing is { } signing && signing.Text != command.Text ? BeingSigned
            : IsOutdated(note, command.Basis) && note.Text != command.Text ? OtherDraft
            : null);

    /// <summary>The author signs. What was seen in the others' notes is their advice; the session's word, which comes after, is the decision (<see cref="Conclude"/>).</summary>
    public static Decision Sign(NoteRecord note, SignNote command, Guid operation, Actor author, NoteReview review, string fingerprint)
    {
        if (Unsignable(note, command) is { } refusal) return refusal;
        if (note.Signing is not null) return Decision.Nothing;
        if (review.Flags.Any(flag => flag.Kind == NoteFlagKind.Same)) return SessionRules.NotIndividualized;
        return Unseen(review.Flags, command.Seen) is { IsEmpty: false } unseen ? Flagged(unseen) : Decision.Of(new SignatureIntended(operation, command.Text, fingerprint, author));
    }

    /// <summary>The session has said whether the text is this member's alone. A note that it has called off meanwhile is not signed any more.</summary>
    public static Decision Conclude(NoteRecord note, Guid operation, bool isIndividual) =>
        note.Signing is not { } signing || signing.Operation != operation ? Decision.Nothing
        : isIndividual && note.IsDue ? Decision.Of(new NoteSigned(signing.Text ?? "", signing.Author.Name))
        : Decision.Of(new SignatureRefused(operation));

    /// <summary>What the author of a text should look at: how far it is another's, and whom else it names.</summary>
    /// <param name="own">Name of the member whose note it is.</param>
    /// <param name="percent">From how much overlap on (<see cref="NoteWording.Overlap"/>) a text counts as nearly the same (<see cref="ClinicPolicies.NoteOverlapPercent"/>).</param>
    public static NoteReview Review(string text, string own, IReadOnlyCollection<NotePeer> peers, int percent)
    {
        var (member, others) = (new MemberName(own), peers.Select(peer => (Peer: peer, Name: new MemberName(peer.Name))).ToList());
        ImmutableArray<MemberName> names = [member, .. others.Select(other => other.Name)];
        var wording = new NoteWording(text, names);
        var flags = ImmutableArray.CreateBuilder<NoteFlag>();
        foreach (var (peer, name) in others)
        {
            if (peer.Signed is { } signed)
            {
                var other = new NoteWording(signed, names);
                var overlap = wording.Overlap(other);
                if (wording.Canonical == other.Canonical) flags.Add(new(NoteFlagKind.Same, peer.Patient, 100, wording.SharedWith(other)));
                else if (overlap >= percent) flags.Add(new(NoteFlagKind.NearlySame, peer.Patient, overlap, wording.SharedWith(other)));
            }

            if (name.MentionsIn(wording.All, member) is { IsEmpty: false } spans) flags.Add(new(NoteFlagKind.NamesAnother, peer.Patient, null, spans));
        }

        return new(text, [.. flags.OrderBy(flag => flag.Kind).ThenBy(flag => flag.Patient, StringComparer.Ordinal)]);
    }

    /// <summary>The digest by which a session tells its notes apart.</summary>
    public static string Fingerprint(SessionKey session, string text, string own, IReadOnlyCollection<NotePeer> peers) =>
        new NoteWording(text, peers.Select(peer => peer.Name).Append(own).Select(name => new MemberName(name))).Fingerprint(session.ToString());

    public static Decision AddAddendum(NoteRecord note, SignAddendum command, Actor author, string own, IEnumerable<NotePeer> peers) =>
        note.SignedAt is null ? NotSigned
        : InvalidText(command.Text) is { } invalid ? invalid
        : Problems.IsBlank(command.Text) ? Empty
        : Unseen(Review(command.Text, own, [.. peers.Select(peer => peer with { Signed = null })], 100).Flags, command.Seen) is { IsEmpty: false } unseen ? Flagged(unseen)
        : Decision.Of(new AddendumSigned(command.Text, author.Name));

    private static ImmutableArray<NoteFlag> Unseen(ImmutableArray<NoteFlag> flags, ImmutableArray<string>? seen) =>
        seen is { IsDefault: false } ids ? flags.RemoveAll(flag => ids.Contains(flag.Id)) : flags;

    private static bool IsOutdated(NoteRecord note, long? basis) => basis is { } known && known != note.DraftVersion;

    private static Refusal Flagged(ImmutableArray<NoteFlag> flags) => new("note_flagged", "Look at what is marked in the text first. It can be signed all the same.")
    {
        Details =
        [
            .. flags.Select(flag => new RefusalDetail(
                flag.Kind == NoteFlagKind.NearlySame ? "nearly_same" : "names_another",
                flag.Kind == NoteFlagKind.NearlySame ? $"{flag.Percent} % of the shorter text's wording stands in this one and in another member's signed note." : "The text names another member.",
                flag.Id)),
        ],
    };

    private static Refusal? Unwritable(NoteRecord note) => note.SignedAt is not null ? Signed : note.IsDue ? null : NotDue;

    private static Refusal? InvalidText(string? text) =>
        text is null || text.Length > MaxLength ? Refusal.Invalid("text", $"A note has at most {MaxLength} characters.")
        : HasBrokenCharacter(text) ? Refusal.Invalid("text", "The text holds half a character.")
        : text.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t')) ? Refusal.Invalid("text", "The text holds control characters.")
        : null;

    private static bool HasBrokenCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }

        return false;
    }
}
