using GroupActors.Calendars;
using GroupActors.Clinics;

namespace GroupActors.Bookings;

/// <summary>What facilitators and rooms share: reservations, their leases, and what owners say of them.</summary>
internal abstract class BookableGrain<TState>(IPersistentState<TState> storage, AggregateServices services, IClinicSettingsSource settings)
    : AggregateGrain<TState>(storage, services), IBookable, ISharedCalendar
    where TState : AggregateState<TState>, IBookableState, new()
{
    /// <summary>The clinic that the grain belongs to.</summary>
    protected abstract string Clinic { get; }

    protected IClinicSettingsSource Settings { get; } = settings;

    public async Task<Outcome<ReservationView>> Reserve(CommandContext context, Reservation reservation, CancellationToken cancellationToken = default)
    {
        if (await Settings.Get(Clinic) is not { } inForce) return Refusal.NotFound("clinic");

        // What is consecutive may have changed since it was first asked: it is the same request.
        return await Execute(context, reservation with { Cover = null }, (state, now) => Reserve(state, reservation, inForce, now), state => View(state, reservation.Operation));
    }

    public Task<Outcome<CalendarSharing>> ShareCalendar(CommandContext context, ShareCalendar command, CancellationToken cancellationToken = default) =>
        Execute(context, command, (state, _) => CalendarRules.Share(state, command), Sharing);

    public Task<Outcome<CalendarSharing>> RevokeCalendar(CommandContext context, CancellationToken cancellationToken = default) =>
        Execute(context, nameof(RevokeCalendar), (state, _) => CalendarRules.Revoke(state), Sharing);

    public Task<CalendarSharing?> CalendarSharing(CancellationToken cancellationToken = default) => Task.FromResult(Committed.Exists ? Sharing(Committed) : null);

    public Task<CalendarView?> OpenCalendar(string secretDigest, CancellationToken cancellationToken = default) => Task.FromResult(
        CalendarRules.Opens(Committed, secretDigest) ? new CalendarView(NameOf(Committed), [.. BookingViews.Of(Committed.Book).Where(booking => booking.IsConfirmed)]) : null);

    /// <summary>Name of the facilitator or room.</summary>
    protected abstract string NameOf(TState state);

    /// <summary>The rule of the facilitator or room for a reservation.</summary>
    protected abstract Decision Reserve(TState state, Reservation reservation, ClinicSettings settings, DateTimeOffset now);

    protected override Task Handle(EffectEnvelope envelope, CommandContext context) => envelope.Message switch
    {
        ReservationSettled message => Tell(context, message, message.Operation, book => BookingRules.Settle(book, message.Operation, message.IsConfirmed)),
        BookingsReleased message => Tell(context, message, default, book => BookingRules.Release(book, message)),
        _ => base.Handle(envelope, context),
    };

    public override async Task Deadline(CancellationToken cancellationToken = default)
    {
        var now = Time.GetUtcNow();
        foreach (var lease in Committed.Book.Leases.Where(lease => lease.Ends <= now))
        {
            var outcome = await GrainFactory.At<IBookingOwner>(lease.Owner).OutcomeOf(lease.Operation, this.GetGrainId(), cancellationToken);
            // The answer counts as a message of the owner's: named by operation and the lease's end, however often the deadline calls.
            var owner = AggregateStream.Of(lease.Owner);
            var question = new EffectEnvelope($"{owner}#{lease.Operation:N}", lease.Ends.UtcTicks, 0, new ReservationSettled(lease.Operation, outcome == BookingOutcome.Confirmed));
            var context = new CommandContext(question.CommandId(), Actor.System(owner));
            await Execute(context, question.Message, (state, at) => BookingRules.EndLease(state.Book, lease.Operation, outcome, at), state => View(state, lease.Operation));
        }
    }

    /// <summary>The rows of the bookings that <paramref name="entries"/> made and ended. Bookings that only became old stay in the ledger.</summary>
    protected IEnumerable<RowChange> BookingChanges(TState before, ReadOnlyMemory<JournalEntry> entries) =>
        BookingRows.Changes(Stream, Clinic, before.Book, entries);

    private Task<Outcome<ReservationView>> Tell(CommandContext context, IEffectMessage message, Guid operation, Func<BookingBook, Decision> decide) =>
        Execute(context, message, (state, _) => state.Exists ? decide(state.Book) : Decision.Nothing, state => View(state, operation));

    private static CalendarSharing Sharing(TState state) => new(state.Calendar?.SharedAt);

    private static ReservationView View(TState state, Guid operation) => new(operation, state.Book.SlotsOf(operation));
}
