using GroupActors.Clinics;

namespace GroupActors.Groups;

/// <summary>When a group's modules start, and who may join then .</summary>
internal static class ModuleRules
{
    private const int MostStarts = 60;
    private const int DaysBack = 366;
    private const int DaysAhead = 2 * 366;

    public static Decision Set(GroupState group, SetModuleStarts command, DateOnly today)
    {
        if (group.Definition is null) return Refusal.NotFound("group");
        if (command.Dates.IsDefault || command.Dates.Length > MostStarts || command.Dates.Any(date => date < today.AddDays(-DaysBack) || date > today.AddDays(DaysAhead)))
            return Refusal.Invalid("dates", $"Modules start on at most {MostStarts} dates, from a year ago to two years ahead.");
        ImmutableArray<DateOnly> dates = [.. command.Dates.Distinct().Order()];
        return dates.SequenceEqual(group.ModuleStarts) ? Decision.Nothing
            : group.IsEnded ? GroupRules.Ended
            : Decision.Of(new ModuleStartsSet(dates));
    }

    /// <summary>Whether the group's next session is the first of a module: until it starts, members may join.</summary>
    public static bool IsAtStart(GroupState group, DateTimeOffset now, ClinicZone zone)
    {
        if (group.FirstStart is not { } first || now < first) return true;
        var begun = group.Planned.Select(slot => slot.Start).Concat(group.Settled.Where(settled => !settled.IsCancelled).Select(settled => settled.Start)).Where(start => start <= now);
        var last = zone.Date(begun.Append(first).Max());
        var next = group.Planned.Where(slot => slot.Start > now).Min(slot => (DateOnly?)slot.Date) ?? zone.Date(now);
        return group.ModuleStarts.Any(start => start > last && start <= next);
    }

    public static Refusal Closed(GroupState group, DateOnly today)
    {
        var ahead = group.ModuleStarts.Where(start => start > today).ToList();
        return new("enrollment_closed", ahead is [var next, ..]
            ? $"This group takes new members at the start of a module only: the next one starts on {next:yyyy-MM-dd}."
            : "This group takes new members at the start of a module only, and none is planned: say in its plan when the next one starts.");
    }
}
