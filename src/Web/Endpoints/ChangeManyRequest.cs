using GroupActors.Groups;

namespace GroupActors.Endpoints;

/// <summary>One change for several members, with one reason.</summary>
/// <param name="Change">What.</param>
/// <param name="Members">Whom, each with the version that was seen .</param>
/// <param name="Hold">The reason of the hold, to place, to clear or to restore.</param>
/// <param name="ReviewOn">When a hold that is placed is looked at again.</param>
/// <param name="To">Id of the group to transfer to; a member of a family keeps it there.</param>
/// <param name="Reason">Why.</param>
internal sealed record ChangeManyRequest(
    RosterChange Change, ChangeManyRequest.Member[] Members, HoldReason? Hold = null, DateOnly? ReviewOn = null, string? To = null, string? Reason = null)
{
    /// <summary>Most members of one request.</summary>
    public const int Most = 100;

    /// <summary>A member as the caller saw them; to restore a hold, with how it was, null for none.</summary>
    internal sealed record Member(string Patient, long Version, HeldBefore? Held = null);

    /// <summary>How a reason stood: since when, and when it was to be looked at again.</summary>
    internal sealed record HeldBefore(DateOnly Since, DateOnly? ReviewOn = null);
}
