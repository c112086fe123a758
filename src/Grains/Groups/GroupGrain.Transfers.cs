namespace GroupActors.Groups;

/// <summary>Transfers: commit the intent, take the place there, then leave here; what is cut short in between is taken up again by the deadline.</summary>
internal sealed partial class GroupGrain
{
    public async Task<Outcome<EnrollmentView>> Transfer(CommandContext context, TransferMember command, CancellationToken cancellationToken = default)
    {
        var started = await Change(context, command, command.Patient, (group, _, _, _) => EnrollmentRules.StartTransfer(group, _key, command, context.CommandId));
        if (!started.IsDone) return started;
        await FinishTransfer(context, command.Patient, context.CommandId);
        return Committed.RefusedTransfers.FirstOrDefault(refused => refused.Operation == context.CommandId) is { } refused ? refused.Refusal : ViewOf(command.Patient)(Committed);
    }

    private async Task FinishTransfer(CommandContext context, string patient, Guid operation)
    {
        if (Current.Latest(patient) is not { IsLive: true, Transfer: { } transfer } enrollment || transfer.Operation != operation) return;
        var other = GrainFactory.Group(new(_key.Clinic, transfer.To));
        var holds = enrollment.Holds;
        var entering = new EnrollMember(patient, transfer.Family, holds.FirstOrDefault()?.Reason, ReviewOn: holds.FirstOrDefault()?.ReviewOn) { TransferFrom = _key.Group };
        context = context with { Reason = transfer.Reason };
        var entered = await other.Enroll(context with { CommandId = Derived(operation, "enroll") }, entering);

        // Once the place is taken there, it is left here: a further reason that somebody there does not want does not keep the member in both.
        var there = entered;
        foreach (var hold in holds.Skip(1))
        {
            if (!there.IsDone) break;
            there = await other.PlaceHold(context with { CommandId = Derived(operation, $"hold-{hold.Reason}") }, new(patient, there.Value.Version, hold.Reason, hold.ReviewOn));
        }

        await Change(
            context with { CommandId = Derived(operation, "settle") },
            new { Settling = operation },
            patient,
            (group, now, zone, _) => EnrollmentRules.SettleTransfer(group, patient, operation, entered.Refusal, zone.Date(now)));
    }

    private static Guid Derived(Guid operation, string use) => SeriesRules.OperationOf($"{operation}/{use}");
}
