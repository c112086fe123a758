namespace GroupActors.Clinics;

/// <summary>
/// A clinic's wall clock. Sessions keep local date and time; instants are derived here, so that a series stays at its hour across daylight-saving changes.
/// </summary>
public sealed class ClinicZone(string timeZone)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);

    /// <summary>The zone without an offset, an IANA name like the others.</summary>
    public const string Utc = "UTC";

    /// <summary>Whether <paramref name="timeZone"/> is a known IANA zone.</summary>
    public static bool IsKnown(string? timeZone) =>
        // The system knows Windows names too, and none of those has a slash.
        timeZone == Utc || (timeZone?.Contains('/', StringComparison.Ordinal) == true && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _));

    /// <summary>
    /// The instant of a local time. A time that the spring change skips is taken as long after midnight as if the clock had not changed (2:30 becomes 3:30);
    /// of a time that the autumn change repeats, the first is meant.
    /// </summary>
    public DateTimeOffset Instant(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time, DateTimeKind.Unspecified);
        if (_zone.IsInvalidTime(local))
        {
            var before = _zone.GetUtcOffset(local.AddDays(-1));
            return new DateTimeOffset(local, before).ToUniversalTime();
        }

        var offset = _zone.IsAmbiguousTime(local) ? _zone.GetAmbiguousTimeOffsets(local).Max() : _zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The local date and time, with its offset, at an instant.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone);

    /// <summary>The local date at an instant.</summary>
    public DateOnly Date(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The Monday of the week that holds <paramref name="date"/> (F-2: weeks run Monday to Sunday).</summary>
    public static DateOnly Monday(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
}
