namespace GroupActors.Groups;

/// <summary>A place became free .</summary>
/// <param name="Open">Open places after it.</param>
[JournalName("group.slot-freed")]
internal sealed record SlotFreed(int Open) : IDomainEvent;
