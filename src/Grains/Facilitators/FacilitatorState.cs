using GroupActors.Bookings;
using GroupActors.Calendars;

namespace GroupActors.Facilitators;

/// <summary>What is known of a facilitator, and their bookings.</summary>
[GenerateSerializer, Immutable, Alias("facilitator.state")]
internal sealed record FacilitatorState : AggregateState<FacilitatorState>, IBookableState
{
    /// <summary>How long time off that is over stays: as long as bookings.</summary>
    private static readonly TimeSpan TimeOffKept = TimeSpan.FromDays(35);

    [Id(0)] public string Name { get; init; } = "";

    [Id(1)] public string? Npi { get; init; }

    [Id(2)] public string? Taxonomy { get; init; }

    [Id(3)] public ImmutableArray<string> EnrolledPayers { get; init; } = [];

    [Id(4)] public ImmutableArray<Credential> Credentials { get; init; } = [];

    [Id(5)] public BookingBook Book { get; init; } = new();

    /// <summary>Requests for time off, from <see cref="TimeOffKept"/> back.</summary>
    [Id(20)] public ImmutableArray<TimeOff> TimeOff { get; init; } = [];

    /// <summary>Operations whose bookings are cover for another's group (F-7).</summary>
    [Id(21)] public ImmutableArray<Guid> Covers { get; init; } = [];

    [Id(22)] public CalendarSecret? Calendar { get; init; }

    /// <summary>The version at which who they are was recorded last.</summary>
    [Id(23)] public long DefinitionVersion { get; init; }

    public override DateTimeOffset? Deadline => Book.Deadline;

    protected override FacilitatorState On(JournalEntry entry) => entry.Event switch
    {
        FacilitatorRegistered e => this with { Name = e.Name, Npi = e.Npi, Taxonomy = e.Taxonomy, EnrolledPayers = e.EnrolledPayers, DefinitionVersion = entry.Version },
        CredentialRecorded e => this with { Credentials = [.. Credentials.Where(credential => !FacilitatorRules.IsSameCredential(credential, e.Credential)), e.Credential] },
        CoverReserved e => this with { Covers = [.. Covers.Where(operation => Book.SlotsOf(operation) > 0), e.Operation] },
        TimeOffRequested e => this with
        {
            TimeOff =
            [
                .. TimeOff.Where(known => known.End >= entry.At - TimeOffKept),
                new(e.TimeOff, e.Kind, e.From, e.To, e.Start, e.End, TimeOffState.Requested, e.IsNoticeOverridden, []),
            ],
        },
        TimeOffApproved e => With(e.TimeOff, known => known with
        {
            State = TimeOffState.Approved,
            Uncovered = [.. e.Bookings.Select(booking => booking.Slot).DistinctBy(slot => slot.Session)],
        }),
        TimeOffUncovered e => With(e.TimeOff, known => known with { Uncovered = [.. known.Uncovered.Where(slot => slot.Session != e.Slot.Session).Append(e.Slot).OrderBy(slot => slot.Start)] }),
        TimeOffDeclined e => With(e.TimeOff, known => known with { State = TimeOffState.Declined }),
        TimeOffWithdrawn e => With(e.TimeOff, known => known with { State = TimeOffState.Withdrawn }),
        CalendarShared or CalendarRevoked => this with { Calendar = CalendarRules.On(Calendar, entry) },
        _ => this with { Book = Book.On(entry, Covers) },
    };

    private FacilitatorState With(string timeOff, Func<TimeOff, TimeOff> change) => this with { TimeOff = [.. TimeOff.Select(known => known.Id == timeOff ? change(known) : known)] };
}
