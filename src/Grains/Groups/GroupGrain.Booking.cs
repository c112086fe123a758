using System.Runtime.CompilerServices;
using GroupActors.Bookings;
using GroupActors.Clinics;
using GroupActors.Cover;

namespace GroupActors.Groups;

/// <summary>Booking: commit the intent, ask every resource, commit the outcome; whatever is cut short in between is taken up again by the deadline.</summary>
internal sealed partial class GroupGrain
{
    public Task<BookingOutcome> OutcomeOf(Guid operation, GrainId bookable, CancellationToken cancellationToken = default) => Task.FromResult(
        Committed.Pending?.Operation == operation ? BookingOutcome.Pending
        : Committed.BookedOperations.Contains(operation) ? BookingOutcome.Confirmed
        : Committed.RoomOperations.Contains(operation) && SeriesRules.IsRoom(bookable) ? BookingOutcome.Confirmed
        : BookingOutcome.Released);

    public Task<Outcome<GroupView>> StartSeries(CommandContext context, StartSeries command, CancellationToken cancellationToken = default) =>
        Book(context, command, (group, now, settings) => SeriesRules.Start(group, _key, command, context.CommandId, settings, now));

    public Task<Outcome<GroupView>> ChangeSeries(CommandContext context, StartSeries command, CancellationToken cancellationToken = default) =>
        Book(context, command, (group, now, settings) => context.Precondition.Refusal(group.Series is not null, group.SeriesVersion) ?? SeriesRules.Change(group, _key, command, context.CommandId, settings, now));

    public async Task<Outcome<GroupView>> MoveSession(CommandContext context, MoveSession command, CancellationToken cancellationToken = default)
    {
        if (command.Session.GroupKey != _key) return Refusal.NotFound("session");

        // Whoever is to lead this very session moves with it: the series' facilitators, or those who cover.
        if (await GrainFactory.Session(command.Session).Get(cancellationToken) is not { } session) return Refusal.NotFound("session");
        var needs = new BookingNeeds(session.Facilitators, session.Room, session.Modality);
        return await Book(context, command, (group, now, settings) => SeriesRules.Move(group, command, needs, context.CommandId, settings, now));
    }

    public Task<Outcome<GroupView>> AddSession(CommandContext context, AddSession command, CancellationToken cancellationToken = default) =>
        Book(context, command, (group, now, settings) => ExtraSessionRules.Add(group, _key, command, context.CommandId, settings, now));

    public Task<Outcome<GroupView>> LiftBreak(CommandContext context, LiftBreak command, CancellationToken cancellationToken = default) =>
        Execute(context, command, (group, _) => ExtraSessionRules.Lift(group, command), View);

    public async Task<ImmutableArray<MissingSession>> Missing(CancellationToken cancellationToken = default) =>
        await clinics.Get(_key.Clinic) is { } settings ? [.. ExtraSessionRules.Missing(Committed, _key, settings, Time.GetUtcNow())] : [];

    public Task<Outcome<GroupView>> CallOffSessions(CommandContext context, CallOffSessions command, CancellationToken cancellationToken = default) =>
        Decide(context, command, (group, now, settings) => SeriesRules.CallOff(group, command, context.Reason, settings, now));

    public Task<Outcome<GroupView>> End(CommandContext context, CancellationToken cancellationToken = default) =>
        Decide(context, "end", (group, now, _) => GroupRules.End(group, context.Reason, now));

    private async Task<Outcome<GroupView>> Decide(CommandContext context, object command, Func<GroupState, DateTimeOffset, ClinicSettings, Decision> decide, [CallerMemberName] string operation = "")
    {
        if (await clinics.Get(_key.Clinic) is not { } settings) return Refusal.NotFound("clinic");
        return await Execute(context, command, (group, now) => decide(group, now, settings), View, operation);
    }

    /// <summary>Commits to an operation under the command's id, and brings it to its end.</summary>
    private async Task<Outcome<GroupView>> Book(CommandContext context, object command, Func<GroupState, DateTimeOffset, ClinicSettings, Decision> begin, [CallerMemberName] string operation = "")
    {
        var begun = await Decide(context, command, begin, operation);
        if (!begun.IsDone) return begun;
        await Finish(context, context.CommandId);
        return Committed.Failed is { } failed && failed.Operation == context.CommandId ? SeriesRules.Refuse(failed.Conflicts) : View(Committed);
    }

    public override async Task Deadline(CancellationToken cancellationToken = default)
    {
        if (await clinics.Get(_key.Clinic) is not { } settings) return;
        while (Current.Deadline is { } deadline && deadline <= Time.GetUtcNow())
        {
            var version = Current.Version;
            if (Current.Live.FirstOrDefault(enrollment => enrollment.Transfer?.StartedAt + GroupState.BookingPatience <= deadline) is { Transfer: { } transfer } leaving)
            {
                await FinishTransfer(leaving.Patient, transfer.Operation);
            }
            else if (Current.Live.Any(enrollment => enrollment.NextReview <= deadline))
            {
                await Execute(Context(SeriesRules.OperationOf($"{_key}/reviews/{deadline.UtcTicks}")), deadline, (group, now) => EnrollmentRules.Review(group, now), Itself);
            }
            else if (Current.Ahead is [var next, ..] && next.InForceAt <= deadline)
            {
                await Execute(Context(SeriesRules.OperationOf($"{_key}/in-force/{next.InForceAt.UtcTicks}")), deadline, (group, now) => SeriesRules.ComeIntoForce(group, now), Itself);
            }
            else if (Current.Pending is { } pending)
            {
                await Finish(Context(pending.Operation), pending.Operation);
            }
            else if (SeriesRules.Next(Current, _key, settings) is { } slot)
            {
                var operation = SeriesRules.OperationFor(slot.Session);
                await Execute(Context(operation), slot, (group, _) => SeriesRules.Extend(group, slot, operation), View);
                await Finish(Context(operation), operation);
            }

            if (Current.Version == version) return;
        }
    }

    private async Task Finish(CommandContext context, Guid operation)
    {
        if (Current.Pending is not { } pending || pending.Operation != operation) return;
        var reservation = new Reservation(operation, this.GetGrainId(), pending.Slots, Current.Definition!.GroupType, SeriesRules.Seats(Current, Current.Definition.Capacity)) { Replaced = pending.Replaced };
        var reserving = context with { CommandId = operation };
        GrainId[] resources = [.. SeriesRules.Resources(_key, SeriesRules.PendingNeeds(Current))];
        HashSet<GrainId> covering = [.. SeriesRules.Covering(Current).Select(facilitator => SeriesRules.FacilitatorId(_key, facilitator))];
        var asCover = covering.Count == 0 ? reservation : reservation with { Cover = new(await CoverReader.Around(ledger, pending.Slots[0])) };
        var answers = await Task.WhenAll(resources.Select(resource => GrainFactory.At<IBookable>(resource).Reserve(reserving, covering.Contains(resource) ? asCover : reservation)));
        var isRoomFree = resources.Zip(answers).Any(asked => SeriesRules.IsRoom(asked.First) && asked.Second.IsDone);
        var toCover = SeriesRules.LeftToCover(pending, Conflicts(answers));
        if (!toCover.IsEmpty)
        {
            // Whoever is away in some of the sessions is asked for the others. Who gave all of them keeps the operation, and is given back what is left to cover when it is settled.
            var rest = reservation with { Slots = pending.Slots.RemoveAll(slot => toCover.Contains(slot.Session)) };
            answers = await Task.WhenAll(resources.Zip(answers).Select(asked => asked.Second.IsDone ? Task.FromResult(asked.Second) : GrainFactory.At<IBookable>(asked.First).Reserve(reserving, rest)));
        }

        ImmutableArray<RefusalDetail> conflicts = [.. Conflicts(answers), .. await BusyMembers(reserving, pending)];
        if (await clinics.Get(_key.Clinic) is not { } settings) return;
        await Execute(
            context with { CommandId = SeriesRules.SettlingOf(operation) },
            new { Settling = operation },
            (group, _) => SeriesRules.Settle(group, _key, operation, conflicts, isRoomFree, settings, toCover),
            View);

        // A holiday that was set while the operation was under way found nothing planned to call off.
        if (await clinics.Ask(_key.Clinic) is not { } since) return;
        foreach (var holiday in since.Holidays.Where(holiday => pending.Slots.Any(slot => slot.Date == holiday.Date))) await Close(Context(SeriesRules.OperationOf($"{_key}/{operation}/closed/{holiday.Date}")), holiday);
    }

    /// <summary>The members who are in another group at the times that the series or the session would have (W-3). Who enrolls elsewhere at this moment is asked for by that group in turn: one of the two sees the other.</summary>
    private async Task<IEnumerable<RefusalDetail>> BusyMembers(CommandContext reserving, PendingBooking pending)
    {
        if (!pending.IsWhole || await clinics.Get(_key.Clinic) is not { } settings) return [];
        var zone = new ClinicZone(settings.TimeZone);
        var wanted = pending.Series?.Slots ?? [.. pending.Slots.Select(slot => SeriesRules.WeeklyOf(slot, zone))];
        if (wanted.All(time => Current.Newest?.Slots.Any(slot => slot.IsSameTime(time)) == true)) return [];
        var members = Current.Live.Select(enrollment => enrollment.Patient).ToList();
        var answers = await Task.WhenAll(members.Select(async member => await GrainFactory.Patient(new(_key.Clinic, member)).Get() is { } patient
            ? await TakeTime(reserving with { CommandId = pending.Operation }, patient, wanted, null)
            : Refusal.NotFound("patient")));
        return members.Zip(answers).Where(asked => !asked.Second.IsDone).Select(asked => new RefusalDetail(asked.Second.Refusal!.Code, asked.Second.Refusal.Message, asked.First));
    }

    private static ImmutableArray<RefusalDetail> Conflicts(IEnumerable<Outcome<ReservationView>> answers) =>
        [.. answers.Where(answer => !answer.IsDone).SelectMany(answer => SeriesRules.Conflicts(answer.Refusal!))];

    private Task<Outcome<GroupState>> Close(CommandContext context, Holiday holiday) =>
        Execute(context with { Reason = holiday.Name }, holiday, (group, now) => SeriesRules.CallOff(group, holiday.Date, now), Itself);

    private CommandContext Context(Guid commandId) => new(commandId, Actor.System(Stream));
}
