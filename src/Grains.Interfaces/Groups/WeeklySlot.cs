namespace GroupActors.Groups;

/// <summary>A group's time in the clinic's week.</summary>
/// <param name="Number">1 for the group's first slot; part of the keys of its sessions.</param>
/// <param name="Day">Local day.</param>
/// <param name="Start">Local start.</param>
/// <param name="Minutes">Length in minutes, 10 to 480.</param>
[GenerateSerializer, Immutable, Alias("groups.weekly-slot")]
public sealed record WeeklySlot([property: Id(0)] int Number, [property: Id(1)] DayOfWeek Day, [property: Id(2)] TimeOnly Start, [property: Id(3)] int Minutes)
{
    private const int MinutesOfWeek = 7 * 24 * 60;

    /// <summary>Whether two slots of the week overlap; the week goes round.</summary>
    public bool Overlaps(WeeklySlot other)
    {
        var ahead = (((other.FirstMinute - FirstMinute) % MinutesOfWeek) + MinutesOfWeek) % MinutesOfWeek;
        return ahead < Minutes || MinutesOfWeek - ahead < other.Minutes;
    }

    /// <summary>Whether two slots are the same time of the week, whatever their numbers.</summary>
    public bool IsSameTime(WeeklySlot other) => this with { Number = other.Number } == other;

    private int FirstMinute => ((int)Day * 24 * 60) + (int)Start.ToTimeSpan().TotalMinutes;
}
