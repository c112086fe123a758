using System.Security.Cryptography;
using System.Text;
using GroupActors.Bookings;

namespace GroupActors.Calendars;

/// <summary>Who may open a calendar .</summary>
internal static class CalendarRules
{
    private const int DigestLength = 64;

    public static Decision Share(IBookableState state, ShareCalendar command) =>
        !state.Exists ? Refusal.NotFound("calendar")
        : command.SecretDigest is not { Length: DigestLength } digest || !digest.All(char.IsAsciiHexDigitLower) ? Refusal.Invalid("secret", "The secret's digest has 64 hexadecimal digits.")
        : state.Calendar?.Digest == digest ? Decision.Nothing
        : Decision.Of(new CalendarShared(digest));

    public static Decision Revoke(IBookableState state) =>
        !state.Exists ? Refusal.NotFound("calendar") : state.Calendar is null ? Decision.Nothing : Decision.Of(new CalendarRevoked());

    /// <summary>Whether the digest is that of the present secret; how far it is right cannot be measured.</summary>
    public static bool Opens(IBookableState state, string digest) =>
        state.Calendar is { } secret && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret.Digest), Encoding.UTF8.GetBytes(digest));

    /// <summary>The secret after one more event.</summary>
    public static CalendarSecret? On(CalendarSecret? secret, JournalEntry entry) => entry.Event switch
    {
        CalendarShared e => new(e.SecretDigest, entry.At),
        CalendarRevoked => null,
        _ => secret,
    };
}
