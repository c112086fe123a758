using System.Globalization;
using System.Runtime.CompilerServices;
using GroupActors.Bookings;
using GroupActors.Census;
using GroupActors.Clinics;
using GroupActors.Patients;
using Orleans.Concurrency;

namespace GroupActors.Groups;

/// <summary>The shell of a group: who is in it, and the series of its sessions.</summary>
[GrainType(GrainTypes.Group), Reentrant]
internal sealed partial class GroupGrain(
    [PersistentState("group")] IPersistentState<GroupState> storage, AggregateServices services, IClinicSettingsSource clinics, CensusOutlet census, ILedger ledger)
    : AggregateGrain<GroupState>(storage, services), IGroupGrain, IGroupRoster, IBookingOwner, ISeatedGroup
{
    /// <summary>Places of the changes that are being decided.</summary>
    private readonly List<int> _wanted = [];

    private GroupKey _key = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = GroupKey.Parse(Key);
        return base.OnActivateAsync(cancellationToken);
    }

    public Task<GroupView?> Get(CancellationToken cancellationToken = default) =>
        Task.FromResult(Committed.Definition is null ? null : GroupViews.View(Committed, _key));

    public Task<SessionRoster> RosterOf(DateTimeOffset end, CancellationToken cancellationToken = default) => Task.FromResult(Committed.RosterOf(end));

    public async Task<Outcome<GroupView>> Define(CommandContext context, DefineGroup command, CancellationToken cancellationToken = default)
    {
        if (await clinics.Get(_key.Clinic) is not { } settings) return Refusal.NotFound("clinic");
        var wanted = Math.Min(command.Capacity, GroupRules.LargestCapacity);
        _wanted.Add(wanted);
        try
        {
            var offered = await Task.WhenAll(Current.InForceOrAhead.Select(series => series.Room).OfType<string>().Distinct()
                .Select(room => GrainFactory.At<IRoomSeats>(GrainId.Create(GrainTypes.Room, $"{_key.Clinic}/{room}")).SeatsOffered(cancellationToken)));
            int? seats = offered.Length > 0 ? offered.Min() : null;
            var today = new ClinicZone(settings.TimeZone).Date(Time.GetUtcNow());
            var unfit = await Task.WhenAll(GroupRules.NewSubstitutes(Current, command).Select(async substitute =>
                GroupRules.Against(substitute, await GrainFactory.Facilitator(new(_key.Clinic, substitute)).Get(cancellationToken), command.GroupType, settings, today)));
            return await Execute(context, command, (group, _) => context.Precondition.Refusal(group.Definition is not null, group.DefinitionVersion) ?? GroupRules.Define(group, command, settings, seats, [.. unfit.SelectMany(reasons => reasons)]), View);
        }
        finally
        {
            _wanted.Remove(wanted);
        }
    }

    public Task<Outcome<GroupView>> SetModuleStarts(CommandContext context, SetModuleStarts command, CancellationToken cancellationToken = default) =>
        Decide(context, command, (group, now, settings) => ModuleRules.Set(group, command, new ClinicZone(settings.TimeZone).Date(now)));

    public Task<int> SeatsNeeded(CancellationToken cancellationToken = default) => Task.FromResult(
        Current.Definition is { } definition ? SeriesRules.Seats(Current, _wanted.Append(definition.Capacity).Max()) : 0);

    public async Task<Outcome<EnrollmentView>> Enroll(CommandContext context, EnrollMember command, CancellationToken cancellationToken = default)
    {
        if (!KeyText.IsSegment(command.Patient)) return Refusal.Invalid("patient", "The patient's id is malformed.");
        if (await clinics.Get(_key.Clinic) is not { } settings) return Refusal.NotFound("clinic");
        var patient = await GrainFactory.Patient(new PatientKey(_key.Clinic, command.Patient)).Get(cancellationToken);
        if (patient is null) return new Refusal("unknown_patient", "The clinic has no such patient.");
        var zone = new ClinicZone(settings.TimeZone);
        Decision Decide(GroupState group, DateTimeOffset now) => EnrollmentRules.Enroll(group, command, patient.CoverageOn(zone.Date(now))?.Payer, patient.Version, settings, now);

        // The patient's time is asked for only where the group would take them: then its own refusal is one of those who came at the same moment.
        var times = Current.Times;
        var claims = !times.IsEmpty && Decide(Current, Time.GetUtcNow()).Refusal is null;
        if (!claims) return await Execute(context, command, Decide, ViewOf(command.Patient));
        var leaving = command.TransferFrom is { } from ? new GroupKey(_key.Clinic, from).ToString() : null;
        var taken = await TakeTime(context, patient, times, leaving, cancellationToken);
        if (!taken.IsDone) return taken.Refusal;
        var enrolled = await Execute(context, command, Decide, ViewOf(command.Patient));
        if (!enrolled.IsDone) await TimeOf(patient).ReleaseTime(Claiming(context, taken.Value), context.CommandId, CancellationToken.None);
        return enrolled;
    }

    /// <summary>Asks for a patient's time on behalf of the command.</summary>
    private Task<Outcome<PatientView>> TakeTime(CommandContext context, PatientView patient, ImmutableArray<WeeklySlot> times, string? leaving, CancellationToken cancellationToken = default) =>
        TimeOf(patient).TakeTime(Claiming(context, patient), new(_key.ToString(), times, leaving, context.CommandId), cancellationToken);

    private IPatientTime TimeOf(PatientView patient) => GrainFactory.At<IPatientTime>(GrainId.Create(GrainTypes.Patient, patient.Key.ToString()));

    /// <summary>One command for each version of the patient: a repeat asks for their week as it is then.</summary>
    private CommandContext Claiming(CommandContext context, PatientView patient) =>
        context with { CommandId = Derived(context.CommandId, string.Create(CultureInfo.InvariantCulture, $"{_key}/{patient.Version}")) };

    public Task<Outcome<EnrollmentView>> PlaceHold(CommandContext context, PlaceHold command, CancellationToken cancellationToken = default) =>
        Change(context, command, command.Patient, (group, now, zone, policies) => EnrollmentRules.PlaceHold(group, command, policies, zone, now));

    public Task<Outcome<EnrollmentView>> ClearHold(CommandContext context, ClearHold command, CancellationToken cancellationToken = default) =>
        Change(context, command, command.Patient, (group, now, zone, _) => EnrollmentRules.ClearHold(group, command, zone.Date(now)));

    public Task<Outcome<EnrollmentView>> OverrideHold(CommandContext context, ChangeEnrollment command, CancellationToken cancellationToken = default) =>
        Change(context, command, command.Patient, (group, now, zone, _) => EnrollmentRules.OverrideHold(group, command, context.Reason, zone.Date(now)));

    public Task<Outcome<EnrollmentView>> Graduate(CommandContext context, ChangeEnrollment command, CancellationToken cancellationToken = default) =>
        Change(context, command, command.Patient, (group, now, zone, _) => EnrollmentRules.Graduate(group, command, zone, now));

    public Task<Outcome<EnrollmentView>> Drop(CommandContext context, ChangeEnrollment command, CancellationToken cancellationToken = default) =>
        Change(context, command, command.Patient, (group, now, zone, policies) => EnrollmentRules.Drop(group, command, context.Reason, policies, zone, now));

    public Task<Outcome<EnrollmentView>> RecordClinicalContact(CommandContext context, RecordClinicalContact command, CancellationToken cancellationToken = default) =>
        Change(context, command, command.Patient, (group, now, zone, policies) => EnrollmentRules.RecordContact(group, command, policies, now, zone.Date(now)));

    public Task<Outcome<EnrollmentView>> PlanGraduation(CommandContext context, PlanGraduation command, CancellationToken cancellationToken = default) =>
        Change(context, command, command.Patient, (group, now, zone, _) => EnrollmentRules.PlanGraduation(group, command, zone, now));

    protected override IEnumerable<RowChange> Rows(GroupState before, GroupState after, ReadOnlyMemory<JournalEntry> entries) => GroupRows.Rows(after, _key, entries);

    protected override void OnCommitted(GroupState committed)
    {
        if (committed.Definition is not null) census.Tell(_key, committed);
    }

    private async Task<Outcome<EnrollmentView>> Change(
        CommandContext context, object command, string patient, Func<GroupState, DateTimeOffset, ClinicZone, ClinicPolicies, Decision> decide, [CallerMemberName] string operation = "")
    {
        if (await clinics.Get(_key.Clinic) is not { } settings) return Refusal.NotFound("clinic");
        var zone = new ClinicZone(settings.TimeZone);
        return await Execute(context, command, (group, now) => decide(group, now, zone, settings.Policies), ViewOf(patient), operation);
    }

    private GroupView View(GroupState group) => GroupViews.View(group, _key);

    /// <summary>The patient's newest enrollment; none where a command was refused because there is none.</summary>
    private Func<GroupState, EnrollmentView> ViewOf(string patient) => group => group.Latest(patient) is { } enrollment ? GroupViews.View(enrollment, _key) : null!;
}
