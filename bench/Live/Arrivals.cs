using System.Diagnostics;

namespace GroupActors.Bench.Live;

/// <summary>When the last of all viewers had each numbered update.</summary>
internal sealed class Arrivals
{
    private readonly long[] _last = new long[1 << 20];
    private readonly int[] _seen = new int[1 << 20];

    public void Note(long number)
    {
        var now = Stopwatch.GetTimestamp();
        ref var last = ref _last[number];
        for (var known = Volatile.Read(ref last); known < now;)
        {
            var before = Interlocked.CompareExchange(ref last, now, known);
            if (before == known) break;
            known = before;
        }

        Interlocked.Increment(ref _seen[number]);
    }

    public int Viewers(long number) => Volatile.Read(ref _seen[number]);

    public long Last(long number) => Volatile.Read(ref _last[number]);

    /// <summary>The number in a board's update, JSON or MessagePack; null for any other message.</summary>
    public static long? NumberIn(ReadOnlySpan<byte> message)
    {
        if (message.IndexOf("BoardChanged"u8) < 0) return null;
        var json = message.IndexOf("\"number\":"u8);
        if (json >= 0)
        {
            long number = 0;
            foreach (var digit in message[(json + 9)..])
            {
                if (digit is < (byte)'0' or > (byte)'9') break;
                number = (number * 10) + digit - '0';
            }

            return number;
        }

        var at = message.IndexOf("Number"u8) + 6;
        return message[at] switch
        {
            < 0x80 => message[at],
            0xcc => message[at + 1],
            0xcd => (message[at + 1] << 8) | message[at + 2],
            _ => ((long)message[at + 1] << 24) | ((long)message[at + 2] << 16) | ((long)message[at + 3] << 8) | message[at + 4],
        };
    }
}
