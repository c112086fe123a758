using GroupActors.Calendars;
using Orleans.Concurrency;

namespace GroupActors.Facilitators;

/// <summary>A facilitator's credentials, bookings and time off; guards double booking, credentials, caps and time off (F-2).</summary>
[Alias("facilitators.facilitator")]
public interface IFacilitatorGrain : ISharedCalendar
{
    /// <summary>Registers the facilitator or corrects who they are. Refused: <c>already_exists</c>, <c>version_conflict</c> (R-14), <c>invalid_…</c>.</summary>
    [Alias("register")]
    Task<Outcome<FacilitatorView>> Register(CommandContext context, RegisterFacilitator command, CancellationToken cancellationToken = default);

    /// <summary>Adds a credential, or replaces the one with the same code, number and first valid date. A renewal begins later, so it stands beside the one that it renews.</summary>
    [Alias("record-credential")]
    Task<Outcome<FacilitatorView>> RecordCredential(CommandContext context, Credential credential, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks for time off (F-5). Approved at once: what is granted in the same step, and sick leave that begins within 2 days and lasts 14 at most. The request's id follows from the command's.
    /// Refused: <c>short_notice</c>, <c>time_off_overlaps</c>, <c>too_many_requests</c>, <c>reason_required</c> for an override without one, <c>invalid_kind</c>, <c>invalid_from</c>, <c>invalid_to</c>.
    /// </summary>
    [Alias("request-time-off")]
    Task<Outcome<TimeOffView>> RequestTimeOff(CommandContext context, RequestTimeOff command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Grants a request: its dates are taken, and the sessions inside them that have not begun lose this facilitator; the answer lists them (F-5). Refused: <c>unknown_time_off</c>,
    /// <c>time_off_settled</c>, <c>time_off_over</c>.
    /// </summary>
    [Alias("approve-time-off")]
    Task<Outcome<TimeOffView>> ApproveTimeOff(CommandContext context, DecideTimeOff command, CancellationToken cancellationToken = default);

    /// <summary>Does not grant a request. Refused: <c>unknown_time_off</c>, <c>time_off_settled</c>.</summary>
    [Alias("decline-time-off")]
    Task<Outcome<TimeOffView>> DeclineTimeOff(CommandContext context, DecideTimeOff command, CancellationToken cancellationToken = default);

    /// <summary>Gives the dates back, or takes the request back. Sessions that were uncovered stay so until somebody is assigned. Refused: <c>unknown_time_off</c>, <c>time_off_settled</c>, <c>time_off_over</c>.</summary>
    [Alias("withdraw-time-off")]
    Task<Outcome<TimeOffView>> WithdrawTimeOff(CommandContext context, DecideTimeOff command, CancellationToken cancellationToken = default);

    /// <summary>The facilitator, or null.</summary>
    [Alias("get"), ReadOnly]
    Task<FacilitatorView?> Get(CancellationToken cancellationToken = default);
}
