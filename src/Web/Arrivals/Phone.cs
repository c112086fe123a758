using System.Security.Cryptography;

namespace GroupActors.Arrivals;

/// <summary>A patient's phone, by a random name of its own that it keeps for a day: wrong tries are counted against it however often it opens the page (P-3).</summary>
/// <param name="Name">The name, in hexadecimal digits.</param>
/// <param name="Network">The network that it is in.</param>
internal sealed record Phone(string Name, string Network)
{
    private const string Cookie = "check-in-phone";

    private const int NameBytes = 12;

    /// <summary>Binds from the request; a phone without a name gets one. Whoever makes up another is another phone, as whoever keeps none.</summary>
    public static ValueTask<Phone> BindAsync(HttpContext context)
    {
        var name = context.Request.Cookies[Cookie];
        if (name?.Length != 2 * NameBytes || !name.All(char.IsAsciiHexDigitLower))
        {
            name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes));
            context.Response.Cookies.Append(Cookie, name, new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(1), IsEssential = true });
        }

        return ValueTask.FromResult(new Phone(name, Hosting.Network.Of(context)));
    }
}
