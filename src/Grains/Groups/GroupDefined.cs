using GroupActors.Clinics;

namespace GroupActors.Groups;

/// <param name="FacilitatorsNeeded">As the group's type says (F-4).</param>
[JournalName("group.defined")]
internal sealed record GroupDefined(DefineGroup Definition, GroupComposition Composition, int FacilitatorsNeeded) : IDomainEvent;
