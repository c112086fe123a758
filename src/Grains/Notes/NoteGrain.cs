using System.Security.Cryptography;
using System.Text;
using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Sessions;
using Orleans.Concurrency;

namespace GroupActors.Notes;

/// <summary>The shell around a note's rules.</summary>
[GrainType(GrainTypes.Note), Reentrant]
internal sealed class NoteGrain([PersistentState("note")] IPersistentState<NoteRecord> storage, AggregateServices services, IClinicSettingsSource settings)
    : AggregateGrain<NoteRecord>(storage, services), INoteGrain
{
    private NoteKey _key = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = NoteKey.Parse(Key);
        return base.OnActivateAsync(cancellationToken);
    }

    public Task<Outcome<NoteView>> SaveDraft(CommandContext context, NoteDraft command, CancellationToken cancellationToken = default) =>
        Execute(context, command, (note, _) => NoteRules.SaveDraft(note, command), View);

    public async Task<NoteReview> Review(NoteText text, CancellationToken cancellationToken = default)
    {
        var (own, peers) = await Peers();
        return NoteRules.Review(text.Text, own, peers, await Percent());
    }

    /// <summary>Commits the intent, asks the session, then signs or does not. A crash in between is taken up again by the deadline, and the session's answer stays what it was.</summary>
    public async Task<Outcome<NoteView>> Sign(CommandContext context, SignNote command, CancellationToken cancellationToken = default)
    {
        // What cannot be signed anyway is not compared with anything.
        var isComparable = NoteRules.Unsignable(Current, command) is null;
        var (own, peers) = isComparable ? await Peers() : ("", []);
        var review = isComparable ? NoteRules.Review(command.Text, own, peers, await Percent()) : new(command.Text, []);
        var fingerprint = isComparable ? NoteRules.Fingerprint(_key.Session, command.Text, own, peers) : "";
        var intended = await Execute(context, command, (note, _) => NoteRules.Sign(note, command, context.CommandId, context.Actor, review, fingerprint), View);
        if (!intended.IsDone) return intended;

        await Conclude(context);
        return Committed.SignedAt is not null ? View(Committed) : Committed.IsDue ? SessionRules.NotIndividualized : NoteRules.NotDue;
    }

    /// <summary>An addendum may say again what others' notes say: only whom it names is looked at.</summary>
    public async Task<Outcome<NoteView>> AddAddendum(CommandContext context, SignAddendum command, CancellationToken cancellationToken = default)
    {
        var (own, peers) = await Peers();
        return await Execute(context, command, (note, _) => NoteRules.AddAddendum(note, command, context.Actor, own, peers), View);
    }

    public Task<NoteView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(Committed.IsShown ? View(Committed) : null);

    public override async Task Deadline(CancellationToken cancellationToken = default)
    {
        if (Committed.Deadline <= Time.GetUtcNow()) await Conclude(new(Guid.Empty, Committed.Signing!.Author));
    }

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

    private async Task Conclude(CommandContext context)
    {
        if (Committed.Signing is not { } signing) return;
        var session = GrainFactory.At<ISessionNotes>(GrainId.Create(GrainTypes.Session, _key.Session.ToString()));
        var refusal = await session.ClaimNoteText(context with { CommandId = Derived(signing.Operation, "claim") }, new(_key.Patient, signing.Fingerprint));
        await Execute(
            context with { CommandId = Derived(signing.Operation, "conclude") }, signing.Operation, (note, _) => NoteRules.Conclude(note, signing.Operation, refusal is null), note => note);
    }

    /// <summary>The name of this member, and the session's others with what is signed of theirs. A note's <see cref="INoteGrain.Get"/> awaits no other grain.</summary>
    private async Task<(string Own, ImmutableArray<NotePeer> Peers)> Peers()
    {
        if (await GrainFactory.Session(_key.Session).Get() is not { } session) return ("", []);
        var members = await Task.WhenAll(session.Attendance.Select(member => Peer(member.Patient)));
        return (members.FirstOrDefault(member => member.Patient == _key.Patient)?.Name ?? "", [.. members.Where(member => member.Patient != _key.Patient)]);
    }

    private async Task<NotePeer> Peer(string patient)
    {
        var known = GrainFactory.Patient(new(_key.Session.Clinic, patient)).Get();
        var note = patient == _key.Patient ? null : await GrainFactory.Note(new(_key.Session, patient)).Get();
        return new(patient, (await known)?.Name ?? "", note is { State: NoteState.Signed } ? note.Text : null);
    }

    private async ValueTask<int> Percent() => (await settings.Get(_key.Session.Clinic))?.Policies.NoteOverlapPercent ?? new ClinicPolicies().NoteOverlapPercent;

    /// <summary>An id that follows from <paramref name="cause"/> for one use: the same after every crash.</summary>
    private Guid Derived(Guid cause, string use) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{Stream}|{cause}|{use}")).AsSpan(0, 16));

    private NoteView View(NoteRecord note) => new(_key, note.Version, note.State, note.Text, note.SignedBy, note.SignedAt, note.Addenda, note.DraftVersion, note.DraftedAt);
}
