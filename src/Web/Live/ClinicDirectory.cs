using System.Collections.Concurrent;
using GroupActors.Clinics;
using GroupActors.Reports;

namespace GroupActors.Live;

/// <summary>A clinic's name, zone and the names of its staff and rooms, kept for half a minute: every card needs them.</summary>
internal sealed class ClinicDirectory(IGrainFactory grains, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<ClinicKey, (DateTimeOffset Until, Task<ClinicFacts> Facts)> _known = new();

    /// <summary>What is known of a clinic.</summary>
    public Task<ClinicFacts> Of(ClinicKey clinic) =>
        _known.TryGetValue(clinic, out var known) && known.Until > clock.GetUtcNow() && !known.Facts.IsFaulted && !known.Facts.IsCanceled ? known.Facts : Renew(clinic);

    /// <summary>Asks anew, for a page that is opened: whoever has just added a room finds it there.</summary>
    public Task<ClinicFacts> Renew(ClinicKey clinic)
    {
        var facts = Load(clinic);
        _known[clinic] = (clock.GetUtcNow() + Lifetime, facts);
        return facts;
    }

    private async Task<ClinicFacts> Load(ClinicKey clinic)
    {
        var settings = grains.Clinic(clinic).Settings();
        var names = grains.Reports(clinic).Names();
        return new(await settings, await names);
    }
}

/// <summary>What every screen of a clinic needs.</summary>
/// <param name="Settings">Settings; null while the clinic is not configured.</param>
/// <param name="Names">Names of staff, rooms and groups.</param>
internal sealed record ClinicFacts(ClinicSettings? Settings, ClinicNames Names)
{
    /// <summary>The clinic's wall clock.</summary>
    public ClinicZone Zone { get; } = new(Settings?.TimeZone ?? "Etc/UTC");

    /// <summary>Name of a facilitator; the id where it is not known.</summary>
    public string Facilitator(string id) => Names.Facilitators.GetValueOrDefault(id, id);

    /// <summary>Name of a room.</summary>
    public string? Room(string? id) => id is null ? null : Names.Rooms.GetValueOrDefault(id, id);
}
