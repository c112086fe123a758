using GroupActors.Bookings;
using GroupActors.Clinics;

namespace GroupActors.Groups;

/// <summary>Booking: commit the intent, ask every resource, commit the outcome; whatever is cut short in between is taken up again by the deadline.</summary>
internal sealed partial class GroupGrain
{
    public Task<BookingOutcome> OutcomeOf(Guid operation, GrainId bookable, CancellationToken cancellationToken = default) => Task.FromResult(
        Committed.Pending?.Operation == operation ? BookingOutcome.Pending
        : Committed.BookedOperations.Contains(operation) ? BookingOutcome.Confirmed
        : Committed.RoomOperations.Contains(operation) && SeriesRules.IsRoom(bookable) ? BookingOutcome.Confirmed
        : BookingOutcome.Released);

    public async Task<Outcome<GroupView>> StartSeries(CommandContext context, StartSeries command, CancellationToken cancellationToken = default)
    {
        if (await clinics.Get(_key.Clinic) is not { } settings) return Refusal.NotFound("clinic");
        var operation = context.CommandId;
        var started = await Execute(context, command, (group, now) => SeriesRules.Start(group, _key, command, operation, settings, now), View);
        if (!started.IsDone) return started;
        await Finish(context, operation, settings);
        return Committed.Failed is { } failed && failed.Operation == operation ? SeriesRules.Refuse(failed.Conflicts) : View(Committed);
    }

    public override async Task Deadline(CancellationToken cancellationToken = default)
    {
        if (await clinics.Get(_key.Clinic) is not { } settings) return;
        var zone = new ClinicZone(settings.TimeZone);
        while (Current.Deadline is { } deadline && deadline <= Time.GetUtcNow())
        {
            var version = Current.Version;
            if (Current.Pending is { } pending)
            {
                await Finish(Context(pending.Operation), pending.Operation, settings);
            }
            else if (SeriesRules.Next(Current, _key, zone) is { } next)
            {
                var operation = SeriesRules.OperationFor(next.Session);
                await Execute(Context(operation), next, (group, _) => SeriesRules.Extend(group, next, operation), View);
                await Finish(Context(operation), operation, settings);
            }
            if (Current.Version == version) return;
        }
    }

    private async Task Finish(CommandContext context, Guid operation, ClinicSettings settings)
    {
        if (Current.Pending is not { } pending || pending.Operation != operation) return;
        var series = pending.Series ?? Current.Series!;
        var reservation = new Reservation(operation, this.GetGrainId(), pending.Slots, Current.Definition!.GroupType, SeriesRules.Seats(Current, Current.Definition.Capacity));
        var reserving = context with { CommandId = operation };
        GrainId[] resources = [.. SeriesRules.Resources(_key, series)];
        var answers = await Task.WhenAll(resources.Select(resource => GrainFactory.At<IBookable>(resource).Reserve(reserving, reservation)));
        var isRoomFree = resources.Zip(answers).Any(asked => SeriesRules.IsRoom(asked.First) && asked.Second.IsDone);
        ImmutableArray<RefusalDetail> conflicts = [.. answers.Where(answer => !answer.IsDone).SelectMany(answer => SeriesRules.Conflicts(answer.Refusal!))];
        await Execute(
            context with { CommandId = SeriesRules.SettlingOf(operation) },
            new { Settling = operation },
            (group, _) => SeriesRules.Settle(group, _key, operation, conflicts, isRoomFree, settings),
            View);
    }

    private CommandContext Context(Guid commandId) => new(commandId, Actor.System(Stream));
}
