using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GroupActors.Storage;

/// <summary>Ready when the database answers and takes what is written; degraded while effects fail to be delivered.</summary>
internal sealed class StorageHealthCheck(IDatabase database, CommitQueue queue) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var (undelivered, failing) = await database.CountEffects(cancellationToken);
            return queue.HasJustFailed ? HealthCheckResult.Unhealthy("The database answers, but the last writes could not be stored.")
                : failing == 0 ? HealthCheckResult.Healthy($"{undelivered} effects under way.")
                : HealthCheckResult.Degraded($"{failing} effects fail to be delivered.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }
}
