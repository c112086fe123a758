using System.Security.Claims;

namespace GroupActors.Identity;

/// <summary>
/// The key under which a browser keeps an author's unsaved words. It comes with the page and stays in it, so that what is left on a device whose sign-in ran out is unreadable there,
/// and the author finds it again after signing in. It changes with the account's security stamp, such as by a new password.
/// </summary>
internal sealed class DraftKey(AccountSecrets secrets)
{
    /// <summary>256 bits in base64; null for an account without a stamp.</summary>
    public string? Of(ClaimsPrincipal user) => secrets.Of(user, "drafts of ") is { } key ? Convert.ToBase64String(key) : null;
}
