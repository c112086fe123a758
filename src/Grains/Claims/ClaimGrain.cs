using GroupActors.Clinics;
using GroupActors.Patients;
using Orleans.Concurrency;

namespace GroupActors.Claims;

/// <summary>The shell of <see cref="ClaimRules"/>.</summary>
[GrainType(GrainTypes.Claim), Reentrant]
internal sealed partial class ClaimGrain([PersistentState("claim")] IPersistentState<ClaimRecord> storage, AggregateServices services, IClinicSettingsSource settings)
    : AggregateGrain<ClaimRecord>(storage, services), IClaimGrain, IClaimTrial
{
    private ClaimKey Claim => field ??= ClaimKey.Parse(Key);

    public async Task<Outcome<ClaimView>> Review(CommandContext context, ReviewClaim command, CancellationToken cancellationToken = default)
    {
        if (Committed.Service is null) return Refusal.NotFound("claim");
        var (patient, current) = await Facts();
        return await Execute(context, command, (claim, _) => ClaimRules.Review(claim, command, context.Reason, patient, current), View);
    }

    public async Task<Outcome<ClaimView>> Move(CommandContext context, MoveClaim command, CancellationToken cancellationToken = default)
    {
        if (Committed.Service is null) return Refusal.NotFound("claim");
        var current = await Settings();
        return await Execute(context, command, (claim, _) => ClaimRules.Move(claim, command, context.Reason, current), View);
    }

    public Task<ClaimView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(ClaimRows.View(Claim, Committed));

    public async Task<ClaimChange?> Try(BillableServiceDecided message, CancellationToken cancellationToken = default)
    {
        var (patient, current) = await Facts();
        return ClaimRules.ChangeBy(Committed, message, patient, current);
    }

    protected override IEnumerable<RowChange> Rows(ClaimRecord before, ClaimRecord after, ReadOnlyMemory<JournalEntry> entries) => ClaimRows.Of(Claim, after);

    // Commands are taken from issued claims only, and an issued claim stays one.
    private ClaimView View(ClaimRecord claim) => ClaimRows.View(Claim, claim)!;

    private async Task<(PatientView? Patient, ClinicSettings Settings)> Facts() =>
        (await GrainFactory.Patient(new(Claim.Session.Clinic, Claim.Patient)).Get(), await Settings());

    private async Task<ClinicSettings> Settings() =>
        await settings.Get(Claim.Session.Clinic) ?? throw new InvalidOperationException("The clinic of a claim is not known.");
}
