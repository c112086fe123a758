using System.Collections.Immutable;

namespace GroupActors.Identity;

/// <summary>An account as the administrator of one clinic sees it.</summary>
/// <param name="Account">Its id.</param>
/// <param name="Email">What it signs in with.</param>
/// <param name="Name">Name as colleagues and histories have it.</param>
/// <param name="Roles">Roles in this clinic (P-1).</param>
/// <param name="Facilitator">Id of the facilitator whose sessions are this person's own.</param>
/// <param name="IsDisabled">Whether it was barred from signing in.</param>
/// <param name="IsShared">Whether it works in another clinic too: then only its roles here can be changed here.</param>
internal sealed record ClinicAccount(string Account, string Email, string Name, ImmutableArray<ClinicRole> Roles, string? Facilitator, bool IsDisabled, bool IsShared);
