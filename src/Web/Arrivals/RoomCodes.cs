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

    private readonly IDataProtector _codes = protection.CreateProtector("check-in", "code");
    private readonly IDataProtector _admissions = protection.CreateProtector("check-in", "admission");
    private readonly IDataProtector _screens = protection.CreateProtector("check-in", "screen");

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private long CurrentStep => Now / (long)Step.TotalMilliseconds;

    /// <summary>Time until the screen must show another code.</summary>
    public TimeSpan Remaining => TimeSpan.FromMilliseconds(((CurrentStep + 1) * (long)Step.TotalMilliseconds) - Now);

    /// <summary>The code of this moment for a session.</summary>
    public string CodeOf(SessionKey session) => Seal(_codes, session, CurrentStep, "");

    /// <summary>The session of a code that the room's screen shows now or showed just before; null for any other.</summary>
    public SessionKey? SessionOf(string? code) => Open(_codes, code) is var (session, step, _) && CurrentStep - step is 0 or 1 ? session : null;

    /// <summary>Lets whoever scanned a code type for a while.</summary>
    public string Admit(SessionKey session) => Seal(_admissions, session, Now + (long)TypingTime.TotalMilliseconds, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)));

    /// <summary>The session that somebody was admitted to, and the name of that admission; null when there is none or its time is over.</summary>
    public (SessionKey Session, string Admission)? Admitted(string? admission) => Open(_admissions, admission) is var (session, until, name) && Now < until ? (session, name) : null;

    /// <summary>What lets a room's screen show a session's codes without anybody being signed in at it.</summary>
    public string ScreenOf(SessionKey session, DateTimeOffset until) => Seal(_screens, session, until.ToUnixTimeMilliseconds(), "");

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
