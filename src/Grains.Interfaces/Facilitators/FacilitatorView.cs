namespace GroupActors.Facilitators;

/// <summary>A facilitator.</summary>
/// <param name="Key">The facilitator.</param>
/// <param name="Version">Raised by every change.</param>
/// <param name="Name">Name with which staff know them.</param>
/// <param name="Npi">National Provider Identifier.</param>
/// <param name="Taxonomy">Provider taxonomy code.</param>
/// <param name="EnrolledPayers">Ids of the payers they are enrolled with.</param>
/// <param name="Credentials">All credentials, expired ones too.</param>
/// <param name="Bookings">Bookings ahead and 5 weeks back, by start.</param>
/// <param name="TimeOff">Requests for time off of 5 weeks back and ahead, whatever became of them, by start (F-5).</param>
[GenerateSerializer, Immutable, Alias("facilitators.facilitator-view")]
public sealed record FacilitatorView(
    [property: Id(0)] FacilitatorKey Key,
    [property: Id(1)] long Version,
    [property: Id(2)] string Name,
    [property: Id(3)] string? Npi,
    [property: Id(4)] string? Taxonomy,
    [property: Id(5)] ImmutableArray<string> EnrolledPayers,
    [property: Id(6)] ImmutableArray<Credential> Credentials,
    [property: Id(7)] ImmutableArray<BookingView> Bookings,
    [property: Id(8)] ImmutableArray<TimeOffView> TimeOff)
{
    /// <summary>The version at which who they are was recorded last: the ETag of an edit of it .</summary>
    [Id(9)] public long DefinitionVersion { get; init; }
}
