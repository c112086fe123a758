namespace GroupActors.Samples;

/// <summary>A person's enrollment in a group of the demo clinic.</summary>
/// <param name="DaysAgo">Days before the import since which they are a member.</param>
internal sealed record Member(GroupPlan Group, Person Person, string Status, int DaysAgo, string HoldReason, string Reason)
{
    public bool IsLive => Status is "active" or "clinical-hold" or "administrative-hold";
}
