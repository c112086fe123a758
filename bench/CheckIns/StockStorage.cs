using GroupActors.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;

namespace GroupActors.Bench.CheckIns;

/// <summary>
/// Orleans' own AdoNet storage under the product's grains: every write of a grain is a statement of its own. It stores the states alone, with no journal, rows or outbox beside them, and so has less to do.
/// </summary>
internal sealed class StockStorage([FromKeyedServices(StockStorage.Provider)] IGrainStorage stock, EffectDispatcher dispatcher) : IGrainStorage
{
    private const string Provider = "stock";

    /// <summary>Puts it in the place of the product's storage.</summary>
    public static void Use(IHostApplicationBuilder builder)
    {
        builder.Services.AddAdoNetGrainStorage(
            Provider,
            (OptionsBuilder<AdoNetGrainStorageOptions> options) => options.Configure<IConfiguration, Serializer>((storage, configuration, serializer) =>
            {
                storage.Invariant = configuration["Storage:Provider"] == "PostgreSQL" ? "Npgsql" : "System.Data.SQLite";
                storage.ConnectionString = configuration["Storage:ConnectionString"];
                storage.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
            }));
        builder.Services.AddSingleton<StockStorage>();
        builder.Services.AddSingleton<IGrainStorage>(services => services.GetRequiredService<StockStorage>());
        builder.Services.AddKeyedSingleton<IGrainStorage>("Default", (services, _) => services.GetRequiredService<StockStorage>());
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => stock.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.State is not AggregateState { Log: { } log } state)
        {
            await stock.WriteStateAsync(stateName, grainId, grainState);
            return;
        }

        var commits = log.Upto(state);
        if (commits.IsEmpty && log.Committed?.Version == state.Version) return;
        await stock.WriteStateAsync(stateName, grainId, grainState);
        log.MarkCommitted(state);
        foreach (var commit in commits) dispatcher.Dispatch(AggregateStream.Of(grainId), commit);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => stock.ClearStateAsync(stateName, grainId, grainState);
}
