using System.Collections.Concurrent;
using System.Globalization;
using GroupActors.Bench.CheckIns;

namespace GroupActors.Bench.Http;

/// <summary>Check-ins over HTTP, with as many kept connections as there are callers.</summary>
internal abstract class HttpCheckIns(string name) : ICheckIns
{
    private readonly ConcurrentBag<HttpConnection> _free = [];

    public string Name => name;

    public abstract IReadOnlyList<int> Processes { get; }

    public abstract Uri Address { get; }

    public abstract Task SetUp(int sessions);

    public virtual Task Prepare() => Task.CompletedTask;

    public async Task Change(int session, int member, bool isPresent)
    {
        if (!_free.TryTake(out var connection)) connection = await HttpConnection.Open(Address);
        await connection.Send(Request(session, member, isPresent));
        _free.Add(connection);
    }

    public virtual ValueTask DisposeAsync()
    {
        foreach (var connection in _free) connection.Dispose();
        return ValueTask.CompletedTask;
    }

    protected abstract ReadOnlyMemory<byte> Request(int session, int member, bool isPresent);

    protected static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
