using System.Diagnostics;

namespace GroupActors.Storage;

/// <summary>What both databases share in claiming one.</summary>
internal static class DatabaseClaim
{
    /// <summary>A process that was asked to stop has this long to let go.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Tries until it is granted.</summary>
    /// <exception cref="StorageSettingException">It was not.</exception>
    public static async Task Until(Func<Task<bool>> tries, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await tries())
        {
            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new StorageSettingException(
                    "Another process is running on this database, and the two would not know of each other. Stop it, or let all of them find each other in PostgreSQL with Cluster:Role=Member or Client.");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }
}
