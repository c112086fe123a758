using System.ComponentModel.DataAnnotations;

namespace GroupActors.Arrivals;

/// <summary>Section <c>SelfCheckIn</c> of the configuration.</summary>
internal sealed class SelfCheckInOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "SelfCheckIn";

    /// <summary>Requests a minute of all phones in one network, such as a clinic's own; and, apart from those, of one session's screens. Default: 120.</summary>
    [Range(1, 100_000)]
    public int RequestsPerMinute { get; set; } = 120;

    /// <summary>How often the page of one session may be opened from one network in a quarter of an hour; beyond it, staff check people in. Default: 60.</summary>
    [Range(1, 100_000)]
    public int AdmissionsPerQuarterHour { get; set; } = 60;

    /// <summary>Milliseconds that every try takes at least, so that the time of an answer says nothing. Default: 700.</summary>
    [Range(0, 10_000)]
    public int AnswerMilliseconds { get; set; } = 700;
}
