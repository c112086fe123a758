using System.Globalization;
using GroupActors.Clinics;

namespace GroupActors.Components.Facilitation;

/// <summary>Days and times of the clinic's wall clock as people say them.</summary>
internal static class ClinicTimeExtensions
{
    /// <summary>Such as November 24.</summary>
    public static string Words(this DateOnly date) => date.ToString("MMMM d", CultureInfo.InvariantCulture);

    /// <summary>Such as 8:05 am today, or 8:05 am on November 23.</summary>
    public static string Words(this ClinicZone zone, DateTimeOffset at, DateTimeOffset now) =>
        ClinicTime.Text(at, zone) + (zone.Date(at) == zone.Date(now) ? " today" : " on " + zone.Date(at).Words());

    /// <summary>The value of a local date and time field.</summary>
    public static string FieldValue(this ClinicZone zone, DateTimeOffset at) => zone.Local(at).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
