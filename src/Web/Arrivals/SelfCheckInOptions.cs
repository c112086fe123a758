using System.ComponentModel.DataAnnotations;

namespace GroupActors.Arrivals;

/// <summary>Section <c>SelfCheckIn</c> of the configuration.</summary>
internal sealed class SelfCheckInOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "SelfCheckIn";

    /// <summary>Requests a minute of one address, such as a clinic's own network with all its phones and screens. Default: 120.</summary>
    [Range(1, 100_000)]
    public int RequestsPerMinute { get; set; } = 120;

    /// <summary>Milliseconds that every try takes at least, so that the time of an answer says nothing. Default: 700.</summary>
    [Range(0, 10_000)]
    public int AnswerMilliseconds { get; set; } = 700;
}
