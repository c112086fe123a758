using GroupActors.Groups;

namespace GroupActors.Components.Board;

/// <summary>A group's card as it is drawn.</summary>
/// <param name="Id">Id of the element.</param>
/// <param name="Order">Text that sorts cards.</param>
/// <param name="Name">Name of the group.</param>
/// <param name="Href">The roster; null where the viewer sees none.</param>
/// <param name="Census">Counts.</param>
/// <param name="Minimum">Therapeutic minimum.</param>
/// <param name="Slot">When, and who where names are shown.</param>
/// <param name="Note">The last line: only when something is the matter.</param>
public sealed record GroupTileModel(string Id, string Order, string Name, string? Href, GroupCensus Census, int Minimum, string Slot, BoardNote? Note);
