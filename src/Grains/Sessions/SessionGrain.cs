using System.Runtime.CompilerServices;
using GroupActors.Census;
using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Groups;
using GroupActors.Patients;
using Orleans.Concurrency;

namespace GroupActors.Sessions;

/// <summary>The shell around the session's rules.</summary>
[GrainType(GrainTypes.Session), Reentrant]
internal sealed partial class SessionGrain(
    [PersistentState("session")] IPersistentState<SessionRecord> storage, AggregateServices services, IClinicSettingsSource settingsSource, CensusOutlet census, ILedger ledger)
    : AggregateGrain<SessionRecord>(storage, services), ISessionGrain
{
    private SessionKey _key = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = SessionKey.Parse(Key);
        return base.OnActivateAsync(cancellationToken);
    }

    public async Task<Outcome<SessionView>> OpenCheckIn(CommandContext context, CancellationToken cancellationToken = default)
    {
        if (await Settings() is not { } settings) return SessionRules.NotFound;
        var roster = await RosterUntaken();
        return await Execute(context, "open-check-in", (session, now) => SessionRules.OpenCheckIn(session, roster, now), View(settings));
    }

    public async Task<Outcome<AttendanceView>> CheckIn(CommandContext context, CheckIn command, CancellationToken cancellationToken = default)
    {
        var outcome = await ForMember(context, command, command.Patient, AttendanceRules.CheckIn);

        // Done, yet nobody is present: it came after close and waits for a person (S-4).
        return outcome.IsDone && Committed.State == SessionState.Closed && outcome.Value.Kind != AttendanceKind.Present
            ? Refusal.Conflict("session_closed", "The session is closed. This check-in was kept and waits to be confirmed as an amendment.")
            : outcome;
    }

    public async Task<Outcome<AttendanceView>> CheckInSelf(CommandContext context, SelfCheckIn command, CancellationToken cancellationToken = default)
    {
        if (await Settings() is not { } settings || Current.Plan is null) return SelfCheckIn.Refused;
        var policies = settings.Policies;

        // No secret is looked at any more where it could not help.
        if (SelfCheckInRules.IsExhausted(Current, command.Phone, null, Time.GetUtcNow(), policies)) return SelfCheckIn.Refused;
        var roster = await RosterUntaken();
        var (patient, isProved) = await Claimed(command, roster, policies);
        var attempt = new SelfCheckInTry(command.Admission, patient);
        await Execute(context, attempt, (session, now) => SelfCheckInRules.CheckIn(session, attempt, command.Phone, isProved, roster, now, policies), session => session);
        return isProved && Committed.SelfCheckIns.Contains(attempt) && Committed.Member(patient!) is { IsPresent: true } member ? SessionViews.View(Committed, member) : SelfCheckIn.Refused;
    }

    public Task<Outcome<AttendanceView>> Undo(CommandContext context, MemberOfSession command, CancellationToken cancellationToken = default) =>
        ForMember(context, command, command.Patient, AttendanceRules.Undo);

    public Task<Outcome<AttendanceView>> RecordNotice(CommandContext context, RecordNotice command, CancellationToken cancellationToken = default) =>
        ForMember(context, command, command.Patient, AttendanceRules.RecordNotice);

    public Task<Outcome<AttendanceView>> RecordNoShow(CommandContext context, MemberOfSession command, CancellationToken cancellationToken = default) =>
        ForMember(context, command, command.Patient, AttendanceRules.RecordNoShow);

    public Task<Outcome<AttendanceView>> DescribePresence(CommandContext context, DescribePresence command, CancellationToken cancellationToken = default) =>
        ForMember(context, command, command.Patient, AttendanceRules.DescribePresence);

    public Task<Outcome<AttendanceView>> RecordUnbilledAttendance(CommandContext context, MemberOfSession command, CancellationToken cancellationToken = default) =>
        ForMember(context, command, command.Patient, AttendanceRules.RecordUnbilled);

    public Task<Outcome<AttendanceView>> DocumentNoShow(CommandContext context, DocumentNoShow command, CancellationToken cancellationToken = default) =>
        Execute(context, command, (session, _) => AttendanceRules.DocumentNoShow(session, command), session => session.Member(command.Patient) is { } member ? SessionViews.View(session, member) : null!);

    public async Task<Outcome<CloseSummary>> Close(CommandContext context, CloseSession command, CancellationToken cancellationToken = default)
    {
        if (await Settings() is not { } settings) return SessionRules.NotFound;
        if (await UnknownLeader(command) is { } unknown) return unknown;
        var roster = await RosterUntaken();
        var wasClosed = Committed.State == SessionState.Closed;
        var outcome = await Execute(context, command, (session, now) => SessionRules.Close(session, command, roster, now, settings), Summary(settings));
        return await Priced(wasClosed ? await WithNewestClaims(outcome) : outcome, Committed.Billing, settings);
    }

    public async Task<Outcome<CloseSummary>> PreviewClose(CloseSession command, CancellationToken cancellationToken = default)
    {
        if (await Settings() is not { } settings) return SessionRules.NotFound;
        if (await UnknownLeader(command) is { } unknown) return unknown;
        var roster = await RosterUntaken();
        var (session, now) = (Committed, Time.GetUtcNow());
        var decision = SessionRules.Close(session, command, roster, now, settings);
        if (decision.Refusal is { } refusal) return refusal;

        var closed = Trial(session, decision, now);
        var summary = Summary(settings)(closed);
        return await Priced(session.State == SessionState.Closed ? await WithNewestClaims(summary) : summary, closed.Billing, settings);
    }

    public async Task<Outcome<CloseSummary>> Amend(CommandContext context, AmendAttendance command, CancellationToken cancellationToken = default)
    {
        if (await Settings() is not { } settings) return SessionRules.NotFound;
        var outcome = await Execute(context, command, (session, now) => SessionRules.Amend(session, command, context.Reason, now, settings), Summary(settings));
        return await Priced(await WithNewestClaims(outcome), Committed.Billing, settings);
    }

    public async Task<Outcome<CloseSummary>> PreviewAmend(AmendAttendance command, CancellationToken cancellationToken = default)
    {
        if (await Settings() is not { } settings) return SessionRules.NotFound;
        var (session, now) = (Committed, Time.GetUtcNow());
        var decision = SessionRules.Amend(session, command, "preview", now, settings);
        if (decision.Refusal is { } refusal) return refusal;
        var amended = Trial(session, decision, now);
        var summary = await Priced(await WithNewestClaims(Summary(settings)(amended)), amended.Billing, settings);
        if (!summary.IsDone) return summary;

        // Asked of the claims themselves, by what they would be told: the others' move too where the size of the group does.
        var told = decision.Events.SelectMany(happened => SessionEffects.Of(happened, session, amended))
            .Where(effect => effect.Message is BillableServiceDecided)
            .Select(async effect => (ClaimKey.Parse(effect.Target.Key.ToString()!).Patient, Change: await Tried(effect)));
        var changes = (await Task.WhenAll(told)).ToDictionary(claim => claim.Patient, claim => claim.Change, StringComparer.Ordinal);
        var decided = amended.Billing.Where(after => session.Billing.FirstOrDefault(before => before.Patient == after.Patient) is not { } before || !SessionRules.IsSame(before, after)).Select(after => after.Patient).ToHashSet();
        return summary.Value with
        {
            Lines =
            [
                .. summary.Value.Lines.Select(line => line with { Change = changes.GetValueOrDefault(line.Patient) })
                    .Where(line => line.Change is not null || decided.Contains(line.Patient)),
            ],
        };

        async Task<ClaimChange?> Tried(Effect effect)
        {
            var newest = await Newest(ClaimKey.Parse(effect.Target.Key.ToString()!));
            return await GrainFactory.At<IClaimTrial>(GrainId.Create(GrainTypes.Claim, newest.ToString())).Try((BillableServiceDecided)effect.Message, cancellationToken);
        }
    }

    /// <summary>The session as a decision would leave it.</summary>
    private SessionRecord Trial(SessionRecord session, Decision decision, DateTimeOffset now)
    {
        JournalEntry[] entries = [.. decision.Events.Select((happened, index) => new JournalEntry(session.Version + 1 + index, now, Actor.System(Stream), null, null, null, happened))];
        return session.Apply(entries);
    }

    public async Task<Outcome<SessionView>> Cancel(CommandContext context, CancellationToken cancellationToken = default)
    {
        if (await Settings() is not { } settings) return SessionRules.NotFound;
        return await Execute(context, "cancel", (session, _) => SessionRules.Cancel(session, context.Reason), View(settings));
    }

    public async Task<Outcome<SessionView>> ImportPast(CommandContext context, ImportPastSession command, CancellationToken cancellationToken = default)
    {
        if (await Settings() is not { } settings) return SessionRules.NotFound;
        return await Execute(context, command, (session, now) => SessionRules.ImportPast(session, _key, command, now, settings), View(settings));
    }

    public async Task<SessionView?> Get(CancellationToken cancellationToken = default)
    {
        if (Committed.Plan is null || await Settings() is not { } settings) return null;

        // Until the session takes its roster, the group's shows whom to expect (S-7).
        var roster = Committed.IsSettled || Committed.RosterVersion is not null ? null : await GroupRoster();
        var session = Committed;
        var (shown, _) = SessionRules.WithRoster(session, roster, isOpen: true);
        return SessionViews.View(shown, Time.GetUtcNow(), settings.Policies);
    }

    protected override IEnumerable<RowChange> Rows(SessionRecord before, SessionRecord after, ReadOnlyMemory<JournalEntry> entries) =>
        after.Plan is null ? [] : SessionRows.Rows(before, after);

    protected override void OnCommitted(SessionRecord committed)
    {
        if (committed.Plan is not null) census.Tell(_key, committed);
    }

    private async Task<Outcome<AttendanceView>> ForMember<TCommand>(
        CommandContext context, TCommand command, string patient, Func<SessionRecord, TCommand, SessionRoster?, DateTimeOffset, ClinicPolicies, Decision> rule, [CallerMemberName] string operation = "") where TCommand : class
    {
        if (await Settings() is not { } settings) return SessionRules.NotFound;
        var roster = await RosterFor(patient);
        return await Execute(
            context,
            Untimed(command),
            (session, now) => rule(session, command, roster, now, settings.Policies),
            session => session.Member(patient) is { } member ? SessionViews.View(session, member) : null!,
            operation);
    }

    /// <summary>Whom on the roster somebody claims to be, and whether they prove it by what the clinic asks for (P-3).</summary>
    private async Task<(string? Patient, bool IsProved)> Claimed(SelfCheckIn command, SessionRoster? roster, ClinicPolicies policies)
    {
        var (session, _) = SessionRules.WithRoster(Current, roster, isOpen: true);
        var members = session.Members.Select(member => GrainFactory.Patient(new(_key.Clinic, member.Patient))).ToList();
        if (policies.SelfCheckInByBirthDate)
            return SelfCheckInRules.ByBirthDate((await Task.WhenAll(members.Select(member => member.Get()))).OfType<PatientView>(), command.BirthDate, command.Initial);
        var matches = await Task.WhenAll(members.Select(member => member.MatchCheckInCode(command.PersonalCode ?? "")));
        return SelfCheckInRules.ByCode([.. session.Members.Zip(matches, (member, match) => (member.Patient, match))]);
    }

    /// <summary>What makes a repeat the same command: the time since it happened is another at every try (S-4).</summary>
    private static object Untimed(object command) => command is CheckIn checkIn ? checkIn with { Elapsed = null } : command;

    /// <summary>Refuses whoever is named as having run it and is no facilitator of the clinic (S-12).</summary>
    private async Task<Refusal?> UnknownLeader(CloseSession command)
    {
        if (SessionRules.Leaders(command, out var named) is { } refusal) return refusal;
        foreach (var facilitator in named)
        {
            if (await GrainFactory.Facilitator(new(_key.Clinic, facilitator)).Get() is null) return SessionRules.UnknownFacilitator;
        }

        return null;
    }

    /// <summary>The answer with each line's claim as it was corrected last, that of a refusal too.</summary>
    private async Task<Outcome<CloseSummary>> WithNewestClaims(Outcome<CloseSummary> outcome)
    {
        return outcome.Value is { } summary ? outcome with { Value = summary with { Lines = [.. await Task.WhenAll(summary.Lines.Select(Corrected))] } } : outcome;

        async Task<BillingLine> Corrected(BillingLine line) => line.Claim is { } first ? line with { Claim = await Newest(first) } : line;
    }

    /// <summary>The last correction of a claim: <see cref="IClaimGrain.Get"/> awaits no other grain.</summary>
    private async Task<ClaimKey> Newest(ClaimKey claim)
    {
        while (await GrainFactory.Claim(claim).Get() is { Next: { } next }) claim = next;
        return claim;
    }

    /// <summary>The answer with what will stop each claim when it is priced: coverage, fee, and the payer's own limits are the claim's to know (B-11).</summary>
    private async Task<Outcome<CloseSummary>> Priced(Outcome<CloseSummary> outcome, ImmutableArray<BillingDecision> billing, ClinicSettings settings)
    {
        return outcome.Value is { } summary ? outcome with { Value = summary with { Lines = [.. await Task.WhenAll(summary.Lines.Select(Priced))] } } : outcome;

        async Task<BillingLine> Priced(BillingLine line)
        {
            if (line.Claim is null || billing.FirstOrDefault(decision => decision.Patient == line.Patient)?.Service is not { } service) return line;
            var patient = await GrainFactory.Patient(new(_key.Clinic, line.Patient)).Get();
            var reasons = ClaimPricing.Price(service, service.Code, patient, settings).Reasons;
            return reasons.IsEmpty ? line : line with { Disposition = BillingDisposition.ClaimInReview, Reasons = reasons };
        }
    }

    private ValueTask<ClinicSettings?> Settings() => settingsSource.Get(_key.Clinic);

    /// <summary>The group's roster where the session has not taken one, or does not know the member: a roster on its way would not say <c>not_enrolled</c>.</summary>
    private async Task<SessionRoster?> RosterFor(string patient)
    {
        var session = Current;
        return session.Plan is null || session.IsSettled || (session.RosterVersion is not null && session.Member(patient) is not null) ? null : await GroupRoster();
    }

    private async Task<SessionRoster?> RosterUntaken()
    {
        var session = Current;
        return session.Plan is null || session.IsSettled || session.RosterVersion is not null ? null : await GroupRoster();
    }

    private async Task TakeRoster()
    {
        if (await RosterUntaken() is not { } roster) return;
        await Execute(new(Derived(Guid.Empty, "roster"), Actor.System(Stream)), roster.Version, (session, _) => Decision.Of(SessionRules.WithRoster(session, roster, isOpen: true).Events), session => session);
    }

    private Task<SessionRoster> GroupRoster() => GrainFactory.At<IGroupRoster>(GrainId.Create(GrainTypes.Group, _key.GroupKey.ToString())).RosterOf(Current.Plan!.Time.End);

    private Func<SessionRecord, SessionView> View(ClinicSettings settings) => session => SessionViews.View(session, Time.GetUtcNow(), settings.Policies);

    private Func<SessionRecord, CloseSummary> Summary(ClinicSettings settings) => session => SessionViews.Summary(session, Time.GetUtcNow(), settings.Policies);
}
