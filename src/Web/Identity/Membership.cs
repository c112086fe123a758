using System.ComponentModel.DataAnnotations;

namespace GroupActors.Identity;

/// <summary>Stored form of <see cref="ClinicMember"/>.</summary>
internal sealed class Membership
{
    /// <summary>The account.</summary>
    [MaxLength(450)]
    public string AccountId { get; set; } = "";

    /// <summary>The clinic's id.</summary>
    [MaxLength(40)]
    public string Clinic { get; set; } = "";

    /// <summary>Roles there.</summary>
    public ClinicRole Roles { get; set; }

    /// <summary>Id of the facilitator the account stands for.</summary>
    [MaxLength(40)]
    public string? Facilitator { get; set; }

    /// <summary>The membership as the rest of the application sees it.</summary>
    public ClinicMember ToMember() => new(Clinic, Roles, Facilitator);
}
