using GroupActors.Census;
using GroupActors.Clinics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GroupActors.Hosting;

/// <summary>Registers what the grains need.</summary>
public static class GrainsServiceCollectionExtensions
{
    /// <summary>Adds everything that grains ask for except storage and the <see cref="TimeProvider"/>, which the host brings. May be called twice.</summary>
    public static IServiceCollection AddGroupActorsGrains(this IServiceCollection services)
    {
        services.TryAddSingleton<AggregateServices>();
        services.TryAddSingleton<ClinicSettingsCache>();
        services.TryAddSingleton<IClinicSettingsSource>(provider => provider.GetRequiredService<ClinicSettingsCache>());
        services.TryAddSingleton(provider =>
        {
            var grains = provider.GetRequiredService<IGrainFactory>();
            return new CensusOutlet(clinic => grains.At<ICensusFeed>(GrainId.Create(GrainTypes.Census, clinic)));
        });
        return services;
    }
}
