using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace GroupActors.Identity;

/// <summary>
/// The key under which a browser keeps an author's unsaved words. It comes with the page and stays in it, so that what is left on a device whose sign-in ran out is unreadable there,
/// and the author finds it again after signing in. It changes with the account's security stamp, such as by a new password.
/// </summary>
internal sealed class DraftKey(IOptions<IdentityOptions> options)
{
    /// <summary>256 bits in base64; null for an account without a stamp.</summary>
    public string? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) is { Length: > 0 } stamp
            ? Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(stamp), Encoding.UTF8.GetBytes("drafts of " + user.FindFirstValue(ClaimTypes.NameIdentifier))))
            : null;
}
