using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Claims;

namespace GroupActors.Identity;

/// <summary>An account's place in one clinic: its roles, and the facilitator it stands for. Travels in the sign-in cookie as one claim a clinic.</summary>
/// <param name="Clinic">The clinic's id.</param>
/// <param name="Roles">Roles there.</param>
/// <param name="Facilitator">Id of the facilitator whose sessions are this person's own; null when they lead none.</param>
internal sealed record ClinicMember(string Clinic, ClinicRole Roles, string? Facilitator)
{
    /// <summary>Type of the claim.</summary>
    public const string ClaimType = "clinic-member";

    private static readonly Dictionary<Right, ClinicRole> RolesWith = new()
    {
        [Right.ReadSettings] = ClinicRole.Coordinator | ClinicRole.Facilitator | ClinicRole.Director | ClinicRole.Biller | ClinicRole.Administrator,
        [Right.ChangeSettings] = ClinicRole.Director | ClinicRole.Administrator,
        [Right.WatchCensus] = ClinicRole.Coordinator | ClinicRole.Director | ClinicRole.Administrator,
        [Right.WatchBoard] = ClinicRole.Coordinator,
        [Right.ReadRoster] = ClinicRole.Coordinator | ClinicRole.Facilitator,
        [Right.ChangeRoster] = ClinicRole.Coordinator,
        [Right.RunSessions] = ClinicRole.Coordinator | ClinicRole.Facilitator,
        [Right.PlanGroups] = ClinicRole.Coordinator,
        [Right.WriteNotes] = ClinicRole.Facilitator,
        [Right.ReadStaff] = ClinicRole.Coordinator | ClinicRole.Biller | ClinicRole.Administrator,
        [Right.ChangeStaff] = ClinicRole.Coordinator | ClinicRole.Administrator,
        [Right.ReadPatients] = ClinicRole.Coordinator | ClinicRole.Biller,
        [Right.ChangePatients] = ClinicRole.Coordinator,
        [Right.ChangeCoverage] = ClinicRole.Coordinator | ClinicRole.Biller,
        [Right.ReadClaims] = ClinicRole.Coordinator | ClinicRole.Biller,
        [Right.WorkClaims] = ClinicRole.Biller,
        [Right.WorkTasks] = ClinicRole.Coordinator | ClinicRole.Facilitator | ClinicRole.Biller,
        [Right.ReadWaitlist] = ClinicRole.Coordinator,
        [Right.ChangeWaitlist] = ClinicRole.Coordinator,
        [Right.ReadReports] = ClinicRole.Coordinator | ClinicRole.Director | ClinicRole.Biller | ClinicRole.Administrator,
        [Right.Import] = ClinicRole.Coordinator | ClinicRole.Administrator,
        [Right.ReadSchedules] = ClinicRole.Coordinator | ClinicRole.Facilitator | ClinicRole.Director | ClinicRole.Administrator,
        [Right.RequestTimeOff] = ClinicRole.Coordinator | ClinicRole.Facilitator | ClinicRole.Director,
        [Right.DecideTimeOff] = ClinicRole.Coordinator | ClinicRole.Director,
        [Right.OverrideNotice] = ClinicRole.Director,
        [Right.ManageAccounts] = ClinicRole.Administrator,
        [Right.ShareCalendars] = ClinicRole.Coordinator | ClinicRole.Facilitator | ClinicRole.Administrator,
    };

    /// <summary>Whether any of the roles has the right.</summary>
    public bool May(Right right) => (Roles & RolesWith[right]) != ClinicRole.None;

    /// <summary>Whether the right reaches only what is the facilitator's own: no other role has it.</summary>
    public bool MayOnlyAsFacilitator(Right right) => (Roles & RolesWith[right]) == ClinicRole.Facilitator;

    /// <summary>Whether the right reaches this facilitator: one's own, or anybody with another role that has it.</summary>
    public bool May(Right right, string facilitator) => May(right) && (!MayOnlyAsFacilitator(right) || Facilitator == facilitator);

    /// <summary>The claim that stands for this membership.</summary>
    public Claim ToClaim() => new(ClaimType, string.Create(CultureInfo.InvariantCulture, $"{Clinic}|{(int)Roles}|{Facilitator}"));

    /// <summary>The caller's memberships, by clinic.</summary>
    public static IEnumerable<ClinicMember> Of(ClaimsPrincipal principal) => principal.FindAll(ClaimType).Select(Parse);

    /// <summary>The caller's place in a clinic; false when they have none.</summary>
    public static bool TryFind(ClaimsPrincipal principal, string? clinic, [NotNullWhen(true)] out ClinicMember? member)
    {
        member = Of(principal).FirstOrDefault(candidate => string.Equals(candidate.Clinic, clinic, StringComparison.Ordinal));
        return member is not null;
    }

    private static ClinicMember Parse(Claim claim)
    {
        var parts = claim.Value.Split('|');
        return new(parts[0], (ClinicRole)int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2] is { Length: > 0 } facilitator ? facilitator : null);
    }
}
