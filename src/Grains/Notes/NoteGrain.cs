using GroupActors.Claims;
using Orleans.Concurrency;

namespace GroupActors.Notes;

/// <summary>The shell around a note's rules.</summary>
[GrainType(GrainTypes.Note), Reentrant]
internal sealed class NoteGrain([PersistentState("note")] IPersistentState<NoteRecord> storage, AggregateServices services)
    : AggregateGrain<NoteRecord>(storage, services), INoteGrain
{
    private NoteKey _key = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = NoteKey.Parse(Key);
        return base.OnActivateAsync(cancellationToken);
    }

    public Task<Outcome<NoteView>> SaveDraft(CommandContext context, NoteText command, CancellationToken cancellationToken = default) =>
        Execute(context, command, (note, _) => NoteRules.SaveDraft(note, command), View);

    public Task<Outcome<NoteView>> Sign(CommandContext context, NoteText command, CancellationToken cancellationToken = default) =>
        Execute(context, command, (note, _) => NoteRules.Sign(note, command, context.Actor), View);

    public Task<Outcome<NoteView>> AddAddendum(CommandContext context, NoteText command, CancellationToken cancellationToken = default) =>
        Execute(context, command, (note, _) => NoteRules.AddAddendum(note, command, context.Actor), View);

    public Task<NoteView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(Committed.IsShown ? View(Committed) : null);

    protected override async Task Handle(EffectEnvelope envelope, CommandContext context)
    {
        if (envelope.Message is NoteExpected expected) await Execute(context, expected, (note, _) => NoteRules.Expect(note, expected), View);
        else await base.Handle(envelope, context);
    }

    protected override IEnumerable<RowChange> Rows(NoteRecord before, NoteRecord after, ReadOnlyMemory<JournalEntry> entries) => NoteRows.Rows(_key, after);

    protected override IEnumerable<Effect> Effects(NoteRecord before, NoteRecord after, ReadOnlyMemory<JournalEntry> entries)
    {
        if (before.SignedAt is not null || after.SignedAt is null) return [];
        var signed = new NoteWasSigned(_key);
        return
        [
            Effect.To(GrainTypes.Claim, new ClaimKey(_key.Session, _key.Patient, 1).ToString(), signed),
            Effect.To(GrainTypes.Session, _key.Session.ToString(), signed),
        ];
    }

    private NoteView View(NoteRecord note) => new(_key, note.Version, note.State, note.Text, note.SignedBy, note.SignedAt, note.Addenda);
}
