using System.IO.Hashing;
using System.Text;
using GroupActors.Clinics;
using GroupActors.Groups;
using Orleans.Concurrency;

namespace GroupActors.Patients;

/// <summary>A patient.</summary>
[GrainType(GrainTypes.Patient), Reentrant]
internal sealed class PatientGrain([PersistentState("patient")] IPersistentState<PatientState> storage, AggregateServices services, IClinicSettingsSource settings)
    : AggregateGrain<PatientState>(storage, services), IPatientGrain, IPatientTime
{
    private PatientKey PatientKey => field ??= PatientKey.Parse(Key);

    public async Task<Outcome<PatientView>> Register(CommandContext context, RegisterPatient command, CancellationToken cancellationToken = default)
    {
        if (await settings.Get(PatientKey.Clinic) is not { } inForce) return Refusal.NotFound("clinic");
        var zone = new ClinicZone(inForce.TimeZone);
        return await Execute(context, command, (state, now) => context.Precondition.Refusal(state.Exists, state.DefinitionVersion) ?? PatientRules.Register(state, command, zone.Date(now)), View);
    }

    public async Task<Outcome<PatientView>> SetCoverage(CommandContext context, Coverage coverage, CancellationToken cancellationToken = default)
    {
        if (await settings.Get(PatientKey.Clinic) is not { } inForce) return Refusal.NotFound("clinic");
        return await Execute(context, coverage, (state, now) => PatientRules.Cover(state, coverage, inForce, now), View);
    }

    public async Task<Outcome<IssuedCheckInCode>> IssueCheckInCode(CommandContext context, CancellationToken cancellationToken = default)
    {
        var (code, kept) = SealedCheckInCode.Issue();
        var outcome = await Execute(context, "issue", (state, _) => PatientRules.IssueCheckInCode(state, kept), state => state);
        return outcome.Refusal is { } refusal ? refusal
            : outcome.Value!.CheckInCode == kept ? new IssuedCheckInCode(code)
            : Refusal.Conflict("code_shown_once", "The code was given and cannot be read again. Give a new one.");
    }

    public Task<CheckInCodeMatch> MatchCheckInCode(string code, CancellationToken cancellationToken = default) =>
        Task.FromResult(Committed.CheckInCode?.Match(code) ?? CheckInCodeMatch.None);

    public Task<PatientView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(Committed.Exists ? View(Committed) : null);

    public async Task<Outcome<PatientView>> TakeTime(CommandContext context, TakeTime command, CancellationToken cancellationToken = default)
    {
        var groups = new Dictionary<string, GroupView>();
        var asked = new HashSet<string>();
        while (Current.GroupsBeside(command.Group).Where(asked.Add).ToList() is { Count: > 0 } unknown)
        {
            foreach (var group in await Task.WhenAll(unknown.Select(key => GrainFactory.Group(GroupKey.Parse(key)).Get(cancellationToken))))
            {
                if (group is not null) groups[group.Key.ToString()] = group;
            }
        }

        return await Execute(context, command, (state, now) => PatientRules.TakeTime(state, PatientKey.Patient, command, groups, now), View);
    }

    public Task<Outcome<PatientView>> ReleaseTime(CommandContext context, Guid operation, CancellationToken cancellationToken = default) =>
        Execute(context, operation, (state, _) => PatientRules.ReleaseTime(state, operation), View);

    public override async Task Deadline(CancellationToken cancellationToken = default)
    {
        if (await settings.Get(PatientKey.Clinic) is not { } inForce || Current.PayerUntil is not { } until || until > Time.GetUtcNow()) return;
        var context = new CommandContext(new(XxHash128.Hash(Encoding.UTF8.GetBytes($"{Stream}|payer|{until.UtcTicks}"))), Actor.System(Stream));
        await Execute(context, until.UtcTicks, (state, now) => PatientRules.Payer(state, inForce, now), View);
    }

    protected override IEnumerable<Effect> Effects(PatientState before, PatientState after, ReadOnlyMemory<JournalEntry> entries) => PatientEffects.Of(before, after, PatientKey);

    protected override Task Handle(EffectEnvelope envelope, CommandContext context) => envelope.Message switch
    {
        EnrollmentChanged message => Execute(context, message, (state, _) => PatientRules.ChangeMembership(state, message), View),
        _ => base.Handle(envelope, context),
    };

    protected override IEnumerable<RowChange> Rows(PatientState before, PatientState after, ReadOnlyMemory<JournalEntry> entries) =>
        PatientRows.Changes(PatientKey, after, entries);

    private PatientView View(PatientState state) => new(
        PatientKey, state.Version, state.GivenName, state.FamilyName, state.BirthDate, state.Gender, state.Diagnoses, state.Coverages,
        [.. state.Memberships.Where(membership => membership.IsLive).Select(membership => membership.Group)])
    {
        DefinitionVersion = state.DefinitionVersion,
    };
}
