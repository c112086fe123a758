using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace GroupActors.Identity;

/// <summary>Secrets that follow from an account's security stamp, so that the same cause has the same one and they are kept nowhere. They change with the stamp, such as by a new password.</summary>
internal sealed class AccountSecrets(IOptions<IdentityOptions> options)
{
    /// <summary>256 bits for one purpose; null for an account without a stamp.</summary>
    public byte[]? Of(ClaimsPrincipal user, string purpose) => user.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) is { Length: > 0 } stamp
        ? HMACSHA256.HashData(Encoding.UTF8.GetBytes(stamp), Encoding.UTF8.GetBytes(purpose + user.FindFirstValue(ClaimTypes.NameIdentifier)))
        : null;
}
