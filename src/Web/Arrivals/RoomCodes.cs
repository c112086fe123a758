using System.Globalization;
using System.Security.Cryptography;
using GroupActors.Sessions;
using Microsoft.AspNetCore.DataProtection;

namespace GroupActors.Arrivals;

/// <summary>
/// Proofs of presence (P-3): what the room's screen shows and what comes of it. All are sealed by the data protection keys that the webs of a deployment share, so that each knows what another
/// gave out and nobody can make one up. They name a session and nobody in it.
/// </summary>
internal sealed class RoomCodes(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long the room's screen shows one code. It is taken during the next one's time as well, and then no more.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>How long somebody may take to type.</summary>
    public static readonly TimeSpan TypingTime = TimeSpan.FromMinutes(3);

    /// <summary>How long after the end a session may be moved to and keep its screen.</summary>
    public static readonly TimeSpan ScreenTime = TimeSpan.FromDays(1);

    /// <summary>How long a phone shows that it is done.</summary>
    public static readonly TimeSpan ReceiptTime = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _codes = protection.CreateProtector("check-in", "code");
    private readonly IDataProtector _admissions = protection.CreateProtector("check-in", "admission");
    private readonly IDataProtector _receipts = protection.CreateProtector("check-in", "receipt");
    private readonly IDataProtector _screens = protection.CreateProtector("check-in", "screen");

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private long CurrentStep => Now / (long)Step.TotalMilliseconds;

    /// <summary>Time until the screen must show another code.</summary>
    public TimeSpan Remaining => TimeSpan.FromMilliseconds(((CurrentStep + 1) * (long)Step.TotalMilliseconds) - Now);

    /// <summary>The code of this moment for a session.</summary>
    public string CodeOf(SessionKey session) => Seal(_codes, session, CurrentStep, "");

    /// <summary>The session of a code that the room's screen shows now or showed just before, or shows next by the clock of a web that is a little ahead; null for any other.</summary>
    public SessionKey? SessionOf(string? code) => Open(_codes, code) is var (session, step, _) && CurrentStep - step is -1 or 0 or 1 ? session : null;

    /// <summary>Lets whoever scanned a code type for a while, on that phone.</summary>
    public string Admit(SessionKey session, string phone) =>
        Seal(_admissions, session, Now + (long)TypingTime.TotalMilliseconds, $"{phone}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}");

    /// <summary>The session that somebody was admitted to, the name of that admission, and their phone; null when there is none or its time is over.</summary>
    public (SessionKey Session, string Admission, string Phone)? Admitted(string? admission) =>
        Open(_admissions, admission) is var (session, until, name) && Now < until ? (session, name, name.Split('.')[0]) : null;

    /// <summary>Says that somebody is checked in, and not who.</summary>
    public string ReceiptOf(SessionKey session, DateTimeOffset arrivedAt) => Seal(_receipts, session, arrivedAt.ToUnixTimeMilliseconds(), (Now + (long)ReceiptTime.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));

    /// <summary>The session of a receipt, and when they came; null when there is none or its time is over.</summary>
    public (SessionKey Session, DateTimeOffset ArrivedAt)? Received(string? receipt) =>
        Open(_receipts, receipt) is var (session, at, until) && Now < long.Parse(until, CultureInfo.InvariantCulture) ? (session, DateTimeOffset.FromUnixTimeMilliseconds(at)) : null;

    /// <summary>What lets a room's screen show a session's codes without anybody being signed in at it. It outlives the planned end, for a session may be moved; when that is over is asked each time.</summary>
    public string ScreenOf(SessionKey session, DateTimeOffset end) => Seal(_screens, session, end.Add(ScreenTime).ToUnixTimeMilliseconds(), "");

    /// <summary>The session of a room's screen; null when there is none or its time is over.</summary>
    public SessionKey? SessionOfScreen(string? screen) => Open(_screens, screen) is var (session, until, _) && Now < until ? session : null;

    private static string Seal(IDataProtector protector, SessionKey session, long number, string name) =>
        protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{session}|{number}|{name}"));

    private static (SessionKey Session, long Number, string Name)? Open(IDataProtector protector, string? text)
    {
        if (text is not { Length: > 0 and < 1000 }) return null;
        string[] parts;
        try
        {
            parts = protector.Unprotect(text).Split('|');
        }
        catch (CryptographicException)
        {
            return null;
        }

        return (SessionKey.Parse(parts[0]), long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
    }
}
