using GroupActors.Bookings;

namespace GroupActors.Facilitators;

/// <summary>What is known of a facilitator, and their bookings.</summary>
[GenerateSerializer, Immutable, Alias("facilitator.state")]
internal sealed record FacilitatorState : AggregateState<FacilitatorState>, IBookableState
{
    [Id(0)] public string Name { get; init; } = "";

    [Id(1)] public string? Npi { get; init; }

    [Id(2)] public string? Taxonomy { get; init; }

    [Id(3)] public ImmutableArray<string> EnrolledPayers { get; init; } = [];

    [Id(4)] public ImmutableArray<Credential> Credentials { get; init; } = [];

    [Id(5)] public BookingBook Book { get; init; } = new();

    public override DateTimeOffset? Deadline => Book.Deadline;

    protected override FacilitatorState On(JournalEntry entry) => entry.Event switch
    {
        FacilitatorRegistered e => this with { Name = e.Name, Npi = e.Npi, Taxonomy = e.Taxonomy, EnrolledPayers = e.EnrolledPayers },
        CredentialRecorded e => this with { Credentials = [.. Credentials.Where(credential => !FacilitatorRules.IsSameCredential(credential, e.Credential)), e.Credential] },
        _ => this with { Book = Book.On(entry) },
    };
}
