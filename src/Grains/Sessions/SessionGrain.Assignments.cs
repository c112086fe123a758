using System.Runtime.CompilerServices;
using GroupActors.Bookings;
using GroupActors.Cover;

namespace GroupActors.Sessions;

/// <summary>Booking a facilitator: commit the intent, ask, then confirm or release. A crash in between is taken up again by the deadline.</summary>
internal sealed partial class SessionGrain : IBookingOwner
{
    public Task<Outcome<SessionView>> AssignFacilitator(CommandContext context, AssignFacilitator command, CancellationToken cancellationToken = default) =>
        Assign(context, command, [command.Facilitator]);

    public Task<Outcome<SessionView>> AssignFacilitators(CommandContext context, AssignFacilitators command, CancellationToken cancellationToken = default) =>
        Assign(context, command, command.Facilitators);

    private async Task<Outcome<SessionView>> Assign(CommandContext context, object command, ImmutableArray<string> facilitators, [CallerMemberName] string name = "")
    {
        if (await Settings() is not { } settings) return SessionRules.NotFound;
        var operation = Derived(context.CommandId, "assign");
        var intended = await Execute(context, command, (session, _) => AssignmentRules.Intend(session, operation, facilitators), View(settings), name);
        if (!intended.IsDone) return intended;

        await Conclude(operation, context);
        var session = Committed;
        if (session.Refused.FirstOrDefault(refused => refused.Operation == operation) is { } refused) return refused.Refusal;
        return session.State == SessionState.Cancelled ? SessionRules.Cancelled : View(settings)(session);
    }

    public async Task<Outcome<SessionView>> RemoveFacilitator(CommandContext context, AssignFacilitator command, CancellationToken cancellationToken = default)
    {
        if (await Settings() is not { } settings) return SessionRules.NotFound;
        return await Execute(context, command, (session, _) => AssignmentRules.Remove(session, command.Facilitator), View(settings));
    }

    public Task<BookingOutcome> OutcomeOf(Guid operation, GrainId bookable, CancellationToken cancellationToken = default) => Task.FromResult(
        Committed.Facilitators.Any(facilitator => facilitator.Operation == operation) ? BookingOutcome.Confirmed
        : Committed.Pending.Any(pending => pending.Operation == operation) ? BookingOutcome.Pending
        : BookingOutcome.Released);

    public override async Task Deadline(CancellationToken cancellationToken = default)
    {
        if (Committed.Deadline > Time.GetUtcNow()) return;
        if (Committed.TakesRosterAt <= Time.GetUtcNow()) await TakeRoster();
        foreach (var operation in Committed.Pending.Select(assignment => assignment.Operation).Distinct()) await Conclude(operation, new(Guid.Empty, Actor.System(Stream)));
    }

    /// <summary>Asks everybody whom the operation assigns, and ends it.</summary>
    private async Task Conclude(Guid operation, CommandContext context)
    {
        var answers = await Task.WhenAll(Committed.Pending.Where(assignment => assignment.Operation == operation).Select(assignment => Ask(assignment, context)));
        if (answers.Length == 0) return;
        await Execute(
            context with { CommandId = Derived(operation, "settle") },
            operation,
            (session, _) => AssignmentRules.Settle(session, operation, answers),
            session => session);
    }

    private async Task<AssignmentAnswer> Ask(PendingAssignment assignment, CommandContext context)
    {
        var plan = Committed.Plan!;
        var slot = assignment.Slot ?? plan.Time;
        var cover = await CoverReader.TermsOf(ledger, slot, assignment.Facilitator);
        var reservation = new Reservation(assignment.Operation, this.GetGrainId(), [slot], plan.GroupType, Seats: 0, cover);
        var facilitator = GrainFactory.At<IBookable>(FacilitatorId(assignment.Facilitator));
        var answer = await facilitator.Reserve(context with { CommandId = Derived(assignment.Operation, "reserve") }, reservation);
        return new(assignment.Facilitator, answer.Refusal, cover is not null);
    }

    private GrainId FacilitatorId(string facilitator) => GrainId.Create(GrainTypes.Facilitator, new Facilitators.FacilitatorKey(_key.Clinic, facilitator).ToString());

    private Guid Derived(Guid cause, string use) => Derived($"{cause}|{use}");
}
