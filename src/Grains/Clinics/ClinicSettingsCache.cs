using System.Collections.Concurrent;

namespace GroupActors.Clinics;

/// <summary>The settings of every clinic that this silo works for.</summary>
internal sealed class ClinicSettingsCache(IGrainFactory grains, TimeProvider time) : IClinicSettingsSource
{
    private static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    public ValueTask<ClinicSettings?> Get(string clinic) =>
        _known.TryGetValue(clinic, out var known) && time.GetElapsedTime(known.AsOf) <= MaximumAge ? new(known.Settings) : new(Ask(clinic));

    /// <summary>Takes what a clinic on this silo has just committed.</summary>
    public void Publish(ClinicSettings settings) => Keep(settings, time.GetTimestamp());

    public async Task<ClinicSettings?> Ask(string clinic)
    {
        var asked = time.GetTimestamp();
        var settings = await grains.Clinic(new(clinic)).Settings();
        return settings is null ? null : Keep(settings, asked);
    }

    /// <summary>Answers that cross each other never bring an older version back.</summary>
    private ClinicSettings Keep(ClinicSettings settings, long asOf) =>
        _known.AddOrUpdate(settings.Clinic, new Known(settings, asOf), (_, known) => known.Settings.Version > settings.Version ? known : new(settings, Math.Max(asOf, known.AsOf))).Settings;

    private sealed record Known(ClinicSettings Settings, long AsOf);
}
