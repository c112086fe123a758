using System.Diagnostics;
using System.Net;

namespace GroupActors.Testing;

/// <summary>Waiting for conditions.</summary>
internal static class Wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Waits until the process at <paramref name="address"/> says that it is ready.</summary>
    /// <param name="ended">Why it never will be; null while it may.</param>
    public static async Task UntilReady(Uri address, Func<string?> ended, Func<string> output)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        await Until(
            async () =>
            {
                if (ended() is { } why) throw new InvalidOperationException($"{why}:\n{output()}");
                try
                {
                    using var answer = await client.GetAsync("/health/ready");
                    return answer.StatusCode == HttpStatusCode.OK;
                }
                catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
                {
                    return false;
                }
            },
            () => $"{address} is ready:\n{output()}");
    }

    public static async Task Until(Func<Task<bool>> condition, Func<string> what)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(since) > Patience) throw new TimeoutException($"Waited {Patience.TotalSeconds} seconds in vain until {what()}");
            await Task.Delay(50);
        }
    }
}
