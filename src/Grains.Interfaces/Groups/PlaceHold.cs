namespace GroupActors.Groups;

/// <summary>Puts a member on hold, or adds a reason to a hold .</summary>
/// <param name="Patient">The patient's id in the clinic.</param>
/// <param name="ExpectedVersion">Version of the enrollment that this was decided on .</param>
/// <param name="Reason">Why.</param>
/// <param name="ReviewOn">Local date on which someone looks at it again.</param>
/// <param name="Since">Local date since which the reason stands; null for today. Sessions from then on that have not ended expect the member no more.</param>
[GenerateSerializer, Immutable, Alias("groups.place-hold")]
public sealed record PlaceHold(
    [property: Id(0)] string Patient, [property: Id(1)] long ExpectedVersion, [property: Id(2)] HoldReason Reason, [property: Id(3)] DateOnly? ReviewOn = null, [property: Id(4)] DateOnly? Since = null);
