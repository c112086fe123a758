using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GroupActors.Identity;

/// <summary>Makes the signed-in principal: the account, its name, and one claim a clinic. Made anew whenever the security stamp is checked, so that changed roles take effect.</summary>
internal sealed class MemberClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options, AccountsContext context)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    /// <summary>Type of the claim with the person's name.</summary>
    public const string DisplayName = "display-name";

    /// <inheritdoc/>
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(DisplayName, user.DisplayName));
        var memberships = await context.Memberships.AsNoTracking().Where(row => row.AccountId == user.Id).OrderBy(row => row.Clinic).ToListAsync();
        identity.AddClaims(memberships.Select(row => row.ToMember().ToClaim()));
        return identity;
    }
}
