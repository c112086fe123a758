using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GroupActors.Bench.CheckIns;
using GroupActors.Bench.Measuring;

namespace GroupActors.Bench.Live;

/// <summary>Sends changes, session after session, and learns from the typed census with which update each became visible.</summary>
internal sealed class LiveChanges(ICheckIns product, int sessions)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly long[] _versions = new long[sessions];
    private readonly int[] _turns = new int[sessions];
    private readonly Queue<Change>[] _open = [.. Enumerable.Range(0, sessions).Select(_ => new Queue<Change>())];
    private readonly TaskCompletionSource _known = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Until the present versions are known.</summary>
    public Task Known() => _known.Task.WaitAsync(Patience);

    /// <summary>A message of the hub's typed census.</summary>
    public void Heard(ReadOnlySpan<byte> message)
    {
        foreach (var part in Split(message))
        {
            using var document = JsonDocument.Parse(part);
            var root = document.RootElement;
            if (root.TryGetProperty("result", out var snapshot))
            {
                lock (_lock) foreach (var (session, version) in VersionsIn(snapshot)) _versions[session] = version;
                _known.TrySetResult();
            }
            else if (root.TryGetProperty("target", out _))
            {
                var delta = root.GetProperty("arguments")[0];
                var number = delta.GetProperty("number").GetInt64();
                lock (_lock)
                {
                    foreach (var (session, version) in VersionsIn(delta))
                    {
                        while (_open[session].TryPeek(out var change) && change.Version <= version) _open[session].Dequeue().Seen.SetResult(number);
                    }
                }
            }
        }
    }

    /// <summary>So many changes a second.</summary>
    public async Task<LiveRun> Run(int rate, TimeSpan time, IReadOnlyList<int> server)
    {
        var cpu = CpuClock.Of(server);
        var changes = new List<Change>();
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate));
        var sending = new List<Task>();
        for (var i = 0; i < rate * time.TotalSeconds; i++)
        {
            await pace.WaitForNextTickAsync();
            changes.Add(Next(i % sessions, sending));
        }

        await Task.WhenAll(sending);
        var numbers = await Task.WhenAll(changes.Select(change => change.Seen.Task)).WaitAsync(Patience);
        return new([.. changes.Zip(numbers, (change, number) => (change.SentAt, number))], (CpuClock.Of(server) - cpu).TotalMilliseconds / changes.Count);
    }

    private Change Next(int session, List<Task> sending)
    {
        var turn = _turns[session]++;
        Change change;
        lock (_lock)
        {
            // One event each: what a change makes of the session is known before.
            change = new(Stopwatch.GetTimestamp(), ++_versions[session], new(TaskCreationOptions.RunContinuationsAsynchronously));
            _open[session].Enqueue(change);
        }

        sending.Add(product.Change(session, turn % CheckInsBenchmark.Members, turn / CheckInsBenchmark.Members % 2 == 0));
        return change;
    }

    private static IEnumerable<(int Session, long Version)> VersionsIn(JsonElement changes) =>
        [.. changes.GetProperty("sessions").EnumerateArray().Select(card => (int.Parse(card.GetProperty("key").GetString()!.Split('/')[1]["group-".Length..], CultureInfo.InvariantCulture), card.GetProperty("version").GetInt64()))];

    private static List<byte[]> Split(ReadOnlySpan<byte> message)
    {
        var parts = new List<byte[]>();
        foreach (var range in message.Split((byte)0x1e))
        {
            if (!message[range].IsEmpty) parts.Add(message[range].ToArray());
        }

        return parts;
    }

    private sealed record Change(long SentAt, long Version, TaskCompletionSource<long> Seen);
}
