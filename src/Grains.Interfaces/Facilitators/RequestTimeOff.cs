namespace GroupActors.Facilitators;

/// <summary>Asks for time off: whole days of the clinic's calendar, or from one time of day to another (F-5).</summary>
/// <param name="Kind">Why; decides the notice.</param>
/// <param name="From">First local date.</param>
/// <param name="To">Last local date.</param>
/// <param name="FromTime">Time on the clinic's clock at which it begins on the first date; null for the beginning of the day.</param>
/// <param name="ToTime">Time at which it ends on the last date; null for the end of the day.</param>
/// <param name="IsApproved">Whether it is granted in the same step, as sick leave is that begins now (F-5).</param>
/// <param name="OverridesNotice">Whether a director takes it in spite of short notice; asks for a reason.</param>
[GenerateSerializer, Immutable, Alias("facilitators.request-time-off")]
public sealed record RequestTimeOff(
    [property: Id(0)] TimeOffKind Kind,
    [property: Id(1)] DateOnly From,
    [property: Id(2)] DateOnly To,
    [property: Id(3)] TimeOnly? FromTime = null,
    [property: Id(4)] TimeOnly? ToTime = null,
    [property: Id(5)] bool IsApproved = false,
    [property: Id(6)] bool OverridesNotice = false);
