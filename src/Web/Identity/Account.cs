using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;

namespace GroupActors.Identity;

/// <summary>A person who signs in.</summary>
internal sealed class Account : IdentityUser
{
    /// <summary>Name shown to colleagues and kept in histories.</summary>
    [MaxLength(100)]
    public string DisplayName { get; set; } = "";

    /// <summary>Where they work.</summary>
    public List<Membership> Memberships { get; set; } = [];
}
