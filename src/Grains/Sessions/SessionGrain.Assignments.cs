using System.Security.Cryptography;
using System.Text;
using GroupActors.Bookings;
using GroupActors.Cover;

namespace GroupActors.Sessions;

/// <summary>Booking a facilitator: commit the intent, ask, then confirm or release. A crash in between is taken up again by the deadline.</summary>
internal sealed partial class SessionGrain : IBookingOwner
{
    public async Task<Outcome<SessionView>> AssignFacilitator(CommandContext context, AssignFacilitator command, CancellationToken cancellationToken = default)
    {
        if (await Settings() is not { } settings) return SessionRules.NotFound;
        var operation = Derived(context.CommandId, "assign");
        var intended = await Execute(context, command, (session, _) => AssignmentRules.Intend(session, operation, command.Facilitator), View(settings));
        if (!intended.IsDone) return intended;

        if (Committed.Pending.FirstOrDefault(pending => pending.Operation == operation) is { } assignment) await Conclude(assignment, context);
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
        foreach (var assignment in Committed.Pending) await Conclude(assignment, new(Guid.Empty, Actor.System(Stream)));
    }

    private async Task Conclude(PendingAssignment assignment, CommandContext context)
    {
        var plan = Committed.Plan!;
        var cover = await CoverReader.TermsOf(ledger, plan.Time, assignment.Facilitator);
        var reservation = new Reservation(assignment.Operation, this.GetGrainId(), [plan.Time], plan.GroupType, Seats: 0, cover);
        var facilitator = GrainFactory.At<IBookable>(FacilitatorId(assignment.Facilitator));
        var answer = await facilitator.Reserve(context with { CommandId = Derived(assignment.Operation, "reserve") }, reservation);
        await Execute(
            context with { CommandId = Derived(assignment.Operation, "settle") },
            assignment.Operation,
            (session, _) => AssignmentRules.Settle(session, assignment.Operation, answer.Refusal, cover is not null),
            session => session);
    }

    private GrainId FacilitatorId(string facilitator) => GrainId.Create(GrainTypes.Facilitator, new Facilitators.FacilitatorKey(_key.Clinic, facilitator).ToString());

    /// <summary>An id that follows from <paramref name="cause"/> for one use in this session: the same after every crash.</summary>
    private Guid Derived(Guid cause, string use) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{Stream}|{cause}|{use}")).AsSpan(0, 16));
}
