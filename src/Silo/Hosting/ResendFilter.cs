using Orleans.Runtime.Messaging;

namespace GroupActors.Hosting;

/// <summary>
/// Sends a client's call again that got no answer, because the silo that had it died or was not there: nobody tells a client, which would wait out Orleans' 30 seconds.
/// Twice is once: what reads changes nothing, and what changes has a command id or can be repeated.
/// </summary>
internal sealed class ResendFilter(TimeProvider time) : IOutgoingGrainCallFilter
{
    /// <summary>How long one answer is waited for: less than the cluster needs to declare a silo dead, so that the call is back just after.</summary>
    public static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(5);

    /// <summary>How long a call is sent again; its caller then hears that the outcome is not known.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Calls to a silo that is dead but not yet declared so are refused at once.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (Exception exception) when (IsUnanswered(exception) && time.GetElapsedTime(since) < Patience)
            {
                await Task.Delay(Pause, time);
            }
        }
    }

    private static bool IsUnanswered(Exception exception) => exception is TimeoutException or SiloUnavailableException or OrleansMessageRejectionException or ConnectionFailedException;
}
