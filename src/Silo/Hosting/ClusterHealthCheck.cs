using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GroupActors.Hosting;

/// <summary>Ready when a silo of the cluster answers: a client alone serves nothing.</summary>
internal sealed class ClusterHealthCheck(IGrainFactory grains) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var silos = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, cancellationToken).WaitAsync(Patience, cancellationToken);
            return HealthCheckResult.Healthy($"{silos.Count} silos are active.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("No silo answers.", exception);
        }
    }
}
