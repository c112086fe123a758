namespace GroupActors.Groups;

/// <summary>One reason of a hold .</summary>
/// <param name="Reason">Why.</param>
/// <param name="Since">Local date since which it stands.</param>
/// <param name="ReviewOn">Local date on which someone looks at it again.</param>
[GenerateSerializer, Immutable, Alias("groups.hold-view")]
public sealed record HoldView([property: Id(0)] HoldReason Reason, [property: Id(1)] DateOnly Since, [property: Id(2)] DateOnly? ReviewOn);
