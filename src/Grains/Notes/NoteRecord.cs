namespace GroupActors.Notes;

/// <summary>One note's state. (<see cref="NoteState"/> is the part of it that lists show.)</summary>
[GenerateSerializer, Alias("note.state")]
internal sealed record NoteRecord : AggregateState<NoteRecord>
{
    /// <summary>Longer than any call lasts.</summary>
    private static readonly TimeSpan SigningPatience = TimeSpan.FromMinutes(1);

    /// <summary>The session's version that said whether it is due; the highest holds.</summary>
    [Id(0)] public long SessionVersion { get; init; }

    [Id(1)] public bool IsDue { get; init; }

    /// <summary>Ids of who ran the session: the authors to ask.</summary>
    [Id(2)] public ImmutableArray<string> Facilitators { get; init; } = [];

    /// <summary>Draft or signed text.</summary>
    [Id(3)] public string? Text { get; init; }

    [Id(4)] public string? SignedBy { get; init; }

    [Id(5)] public DateTimeOffset? SignedAt { get; init; }

    [Id(6)] public ImmutableArray<Addendum> Addenda { get; init; } = [];

    /// <summary>Whether there is a draft: told apart from its text, which the journal does not hold.</summary>
    [Id(7)] public bool IsDrafted { get; init; }

    /// <summary>A signature under way; null for none.</summary>
    [Id(8)] public PendingSignature? Signing { get; init; }

    /// <summary>Version that the draft was kept with; 0 for none.</summary>
    [Id(9)] public long DraftVersion { get; init; }

    [Id(10)] public DateTimeOffset? DraftedAt { get; init; }

    /// <summary>When a signature that has not ended is taken up again.</summary>
    public override DateTimeOffset? Deadline => Signing?.At + SigningPatience;

    public NoteState State => SignedAt is not null ? NoteState.Signed : IsDrafted ? NoteState.Draft : NoteState.Due;

    /// <summary>Whether there is anything to show: a note is due, or was signed before the attendance was amended.</summary>
    public bool IsShown => IsDue || SignedAt is not null;

    protected override NoteRecord On(JournalEntry entry) => entry.Event switch
    {
        NoteBecameDue due => this with { SessionVersion = due.SessionVersion, IsDue = due.IsDue, Facilitators = due.Facilitators },
        NoteDrafted drafted => this with { Text = drafted.Text, IsDrafted = true, DraftVersion = entry.Version, DraftedAt = entry.At },
        SignatureIntended intended => this with { Signing = new(intended.Operation, intended.Text, intended.Fingerprint, intended.Author, entry.At) },
        SignatureRefused => this with { Signing = null },
        NoteSigned signed => this with { Text = signed.Text, SignedBy = signed.SignedBy, SignedAt = entry.At, Signing = null },
        AddendumSigned added => this with { Addenda = Addenda.Add(new(added.Text, added.SignedBy, entry.At)) },
        _ => this,
    };
}
