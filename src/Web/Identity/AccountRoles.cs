using System.Collections.Immutable;

namespace GroupActors.Identity;

/// <summary>What a person does in a clinic, as it is asked for.</summary>
/// <param name="Name">Name as colleagues and histories have it.</param>
/// <param name="Roles">Roles, at least one.</param>
/// <param name="Facilitator">Id of the facilitator that they are; with the role of one, and only then.</param>
internal sealed record AccountRoles(string Name, ImmutableArray<ClinicRole> Roles, string? Facilitator);
