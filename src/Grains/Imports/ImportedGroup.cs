using GroupActors.Groups;
using GroupActors.Sessions;

namespace GroupActors.Imports;

/// <summary>A row of groups.csv.</summary>
internal sealed record ImportedGroup(string Id, DefineGroup Define, DateOnly From, string Facilitator, string? CoFacilitator, string? Room, Modality Modality)
{
    /// <summary>When its modules start; empty where the file does not say.</summary>
    public ImmutableArray<DateOnly> ModuleStarts { get; init; } = [];

    public IEnumerable<string> Leaders => CoFacilitator is null ? [Facilitator] : [Facilitator, CoFacilitator];
}
