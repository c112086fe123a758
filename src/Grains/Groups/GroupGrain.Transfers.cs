namespace GroupActors.Groups;

/// <summary>Transfers: commit the intent, take the place there, then leave here; what is cut short in between is taken up again by the deadline.</summary>
internal sealed partial class GroupGrain
{
    public async Task<Outcome<EnrollmentView>> Transfer(CommandContext context, TransferMember command, CancellationToken cancellationToken = default)
    {
        var started = await Change(context, command, command.Patient, (group, _, _, _) => EnrollmentRules.StartTransfer(group, _key, command, context.CommandId));
        if (!started.IsDone) return started;
        await FinishTransfer(command.Patient, context.CommandId);
        return Committed.RefusedTransfers.FirstOrDefault(refused => refused.Operation == context.CommandId) is { } refused ? refused.Refusal : ViewOf(command.Patient)(Committed);
    }

    private async Task FinishTransfer(string patient, Guid operation)
    {
        if (Current.Latest(patient) is not { IsLive: true, Transfer: { } transfer } enrollment || transfer.Operation != operation) return;
        var context = new CommandContext(Derived(operation, "enroll"), transfer.Actor, transfer.Reason);
        var entering = new EnrollMember(patient, transfer.Family ?? enrollment.Family) { TransferFrom = _key.Group, TransferredHolds = enrollment.Holds };
        var entered = await GrainFactory.Group(new(_key.Clinic, transfer.To)).Enroll(context, entering);
        await Change(
            context with { CommandId = Derived(operation, "settle") },
            new { Settling = operation },
            patient,
            (group, now, zone, _) => EnrollmentRules.SettleTransfer(group, patient, operation, entered.Refusal, zone.Date(now)));
    }

    private static Guid Derived(Guid operation, string use) => SeriesRules.OperationOf($"{operation}/{use}");
}
