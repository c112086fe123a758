using System.Security.Cryptography;
using System.Text;
using GroupActors.Bookings;
using GroupActors.Clinics;
using GroupActors.Sessions;
using GroupActors.Tasks;
using Orleans.Concurrency;

namespace GroupActors.Facilitators;

/// <summary>A facilitator.</summary>
[GrainType(GrainTypes.Facilitator), Reentrant]
internal sealed class FacilitatorGrain(
    [PersistentState("facilitator")] IPersistentState<FacilitatorState> storage, AggregateServices services, IClinicSettingsSource settings)
    : BookableGrain<FacilitatorState>(storage, services, settings), IFacilitatorGrain, ICoverCandidate
{
    private FacilitatorKey FacilitatorKey => field ??= FacilitatorKey.Parse(Key);

    protected override string Clinic => FacilitatorKey.Clinic;

    public async Task<Outcome<FacilitatorView>> Register(CommandContext context, RegisterFacilitator command, CancellationToken cancellationToken = default)
    {
        if (await Settings.Get(Clinic) is not { } inForce) return Refusal.NotFound("clinic");
        return await Execute(context, command, (state, _) => context.Precondition.Refusal(state.Exists, state.DefinitionVersion) ?? FacilitatorRules.Register(state, command, inForce), View);
    }

    public Task<Outcome<FacilitatorView>> RecordCredential(CommandContext context, Credential credential, CancellationToken cancellationToken = default) =>
        Execute(context, credential, (state, _) => FacilitatorRules.RecordCredential(state, credential), View);

    public async Task<Outcome<TimeOffView>> RequestTimeOff(CommandContext context, RequestTimeOff command, CancellationToken cancellationToken = default)
    {
        if (await Settings.Get(Clinic) is not { } inForce) return Refusal.NotFound("clinic");
        var id = TimeOffId(context.CommandId);
        return await Execute(context, command, (state, now) => TimeOffRules.Request(state, id, command, context.Reason, inForce, now), state => TimeOffOf(state, id));
    }

    public Task<Outcome<TimeOffView>> ApproveTimeOff(CommandContext context, DecideTimeOff command, CancellationToken cancellationToken = default) =>
        Execute(context, command, (state, now) => TimeOffRules.Approve(state, command.TimeOff, now), state => TimeOffOf(state, command.TimeOff));

    public Task<Outcome<TimeOffView>> DeclineTimeOff(CommandContext context, DecideTimeOff command, CancellationToken cancellationToken = default) =>
        Execute(context, command, (state, _) => TimeOffRules.Decline(state, command.TimeOff), state => TimeOffOf(state, command.TimeOff));

    public Task<Outcome<TimeOffView>> WithdrawTimeOff(CommandContext context, DecideTimeOff command, CancellationToken cancellationToken = default) =>
        Execute(context, command, (state, now) => TimeOffRules.Withdraw(state, command.TimeOff, now), state => TimeOffOf(state, command.TimeOff));

    public Task<FacilitatorView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(Committed.Exists ? View(Committed) : null);

    public async Task<CoverAnswer?> Judge(ImmutableArray<CoverQuestion> questions, CancellationToken cancellationToken = default)
    {
        if (await Settings.Get(Clinic) is not { } inForce || !Committed.Exists) return null;
        var state = Committed;
        return new(
            [.. questions.Select(question => FacilitatorRules.Judge(state, question, inForce))],
            [.. state.Book.Bookings.Select(booking => booking.Slot)],
            [.. CoverLimitRules.CoveredBy(state)]);
    }

    protected override Task Handle(EffectEnvelope envelope, CommandContext context) => envelope.Message is SessionUncovered uncovered
        ? Execute(context, uncovered, (state, _) => TimeOffRules.Uncover(state, uncovered.Slot), state => state)
        : base.Handle(envelope, context);

    protected override string NameOf(FacilitatorState state) => state.Name;

    protected override Decision Reserve(FacilitatorState state, Reservation reservation, ClinicSettings settings, DateTimeOffset now) =>
        FacilitatorRules.Reserve(state, reservation, settings, now);

    protected override IEnumerable<RowChange> Rows(FacilitatorState before, FacilitatorState after, ReadOnlyMemory<JournalEntry> entries) =>
        FacilitatorRows.Changes(FacilitatorKey, before, after, entries).Concat(BookingChanges(before, entries));

    protected override IEnumerable<Effect> Effects(FacilitatorState before, FacilitatorState after, ReadOnlyMemory<JournalEntry> entries)
    {
        var effects = new List<Effect>();
        foreach (var entry in entries.Span) effects.AddRange(FacilitatorEffects.Of(FacilitatorKey, entry.Event));
        effects.AddRange(FacilitatorEffects.Requests(FacilitatorKey, before, after));
        return effects;
    }

    /// <summary>Who decides on time off sees the sessions uncovered, and the request gone from the tasks, as soon as it is answered.</summary>
    protected override bool AwaitsDelivery(Effect effect) => effect.Message is FacilitatorAway or TaskDecided { Content: null };

    private FacilitatorView View(FacilitatorState state) => FacilitatorViews.View(FacilitatorKey, state);

    /// <summary>Null only beside a refusal.</summary>
    private static TimeOffView TimeOffOf(FacilitatorState state, string id) => TimeOffRules.Find(state, id) is { } timeOff ? FacilitatorViews.View(timeOff) : null!;

    /// <summary>An id that no other time off of the clinic has: it also names the cover plan.</summary>
    private string TimeOffId(Guid command) => "t" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Stream}|{command}")).AsSpan(0, 15));
}
