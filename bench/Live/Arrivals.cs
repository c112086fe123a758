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

    /// <summary>Notes every update of the board in what came at once, JSON or MessagePack: a connection that is behind gets several in one piece.</summary>
    public void NoteAll(ReadOnlySpan<byte> messages)
    {
        for (var at = messages.IndexOf(Update); at >= 0; at = messages.IndexOf(Update))
        {
            messages = messages[(at + Update.Length)..];
            Note(NumberIn(messages));
        }
    }

    private static ReadOnlySpan<byte> Update => "BoardChanged"u8;

    private static long NumberIn(ReadOnlySpan<byte> update)
    {
        // The first property of that name: in JSON it is before the next update's, and MessagePack has none such.
        var (json, binary) = (update.IndexOf("\"number\":"u8), update.IndexOf("Number"u8));
        if (json < 0 || (binary >= 0 && binary < json))
        {
            var value = update[(binary + 6)..];
            return value[0] switch
            {
                < 0x80 => value[0],
                0xcc => value[1],
                0xcd => (value[1] << 8) | value[2],
                _ => ((long)value[1] << 24) | ((long)value[2] << 16) | ((long)value[3] << 8) | value[4],
            };
        }

        long number = 0;
        foreach (var digit in update[(json + 9)..])
        {
            if (digit is < (byte)'0' or > (byte)'9') break;
            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
