namespace GroupActors.Components.Facilitation;

/// <summary>A member in the brief.</summary>
/// <param name="Member">The member.</param>
/// <param name="Flags">What there is to know, the most urgent first.</param>
public sealed record BriefMember(SheetMember Member, IReadOnlyList<BriefFlag> Flags);
