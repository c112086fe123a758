using GroupActors.Hosting;
using Microsoft.Extensions.Options;

namespace GroupActors.Storage;

/// <summary>Opens the database before the silo starts, and closes the queue after it has stopped.</summary>
internal sealed class StorageStartup(IDatabase database, CommitQueue queue, EffectDispatcher dispatcher, IOptions<SiloOptions> cluster) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await database.Open(cancellationToken);
        await database.Claim(cluster.Value.Role == ClusterRole.Alone, cancellationToken);
        queue.OnCommitted = dispatcher.Dispatch;
        queue.Start();
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await queue.DisposeAsync();
}
