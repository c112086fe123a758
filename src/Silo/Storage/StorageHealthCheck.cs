using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GroupActors.Storage;

/// <summary>Ready when the database answers; degraded while effects fail to be delivered.</summary>
internal sealed class StorageHealthCheck(IDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var (undelivered, failing) = await database.CountEffects(cancellationToken);
            return failing == 0
                ? HealthCheckResult.Healthy($"{undelivered} effects under way.")
                : HealthCheckResult.Degraded($"{failing} effects fail to be delivered.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }
}
