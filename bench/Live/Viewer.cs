using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace GroupActors.Bench.Live;

/// <summary>One connection to the hub, which reads what it is sent and as little more as it can: a thousand of them share the machine with the server.</summary>
internal sealed class Viewer : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1e;
    private static readonly byte[] Ping = [.. """{"type":6}"""u8, RecordSeparator];
    private static readonly byte[] BinaryPing = [2, 0x91, 6];

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly bool _isBinary;
    private Task _reading = Task.CompletedTask;

    private Viewer(bool isBinary) => _isBinary = isBinary;

    /// <summary>Connects and watches.</summary>
    /// <param name="isBinary">MessagePack, not JSON.</param>
    /// <param name="method">The hub's method, which is given the clinic.</param>
    /// <param name="received">Called with what came in one piece: one message or several.</param>
    public static async Task<Viewer> Watch(Uri address, string cookies, bool isBinary, string method, string clinic, Action<ReadOnlySpan<byte>> received)
    {
        var viewer = new Viewer(isBinary);
        viewer._socket.Options.SetRequestHeader("Cookie", cookies);
        viewer._socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await viewer._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/hubs/live" }.Uri, CancellationToken.None);
        await viewer.Send([.. Encoding.ASCII.GetBytes($$"""{"protocol":"{{(isBinary ? "messagepack" : "json")}}","version":1}"""), RecordSeparator], isText: true);
        viewer._reading = Task.Run(() => viewer.Read(received));
        await viewer.Send(isBinary ? BinaryInvocation(method, clinic) : JsonInvocation(method, clinic), isText: !isBinary);
        return viewer;
    }

    /// <summary>Why it no longer reads; null while it does.</summary>
    public string? Ended => _reading.IsCompleted ? _reading.Exception?.GetBaseException().Message ?? "closed by the server" : null;

    /// <summary>The hub ends connections that are silent for half a minute.</summary>
    public Task Live() => Send(_isBinary ? BinaryPing : Ping, isText: !_isBinary);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _reading;
        _socket.Dispose();
        _ending.Dispose();
    }

    private async Task Send(byte[] message, bool isText) =>
        await _socket.SendAsync(message, isText ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

    private async Task Read(Action<ReadOnlySpan<byte>> received)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    // Of what is longer than the buffer the end is read and forgotten.
                    var at = Math.Min(length, buffer.Length - 1024);
                    part = await _socket.ReceiveAsync(buffer.AsMemory(at), _ending.Token);
                    length = at + part.Count;
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close) return;
                received(buffer.AsSpan(0, length));
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // Asked to.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] JsonInvocation(string method, string clinic) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(new { type = 1, invocationId = "1", target = method, arguments = Arguments(method, clinic) }), RecordSeparator];

    private static byte[] BinaryInvocation(string method, string clinic)
    {
        // [1, {}, "1", method, arguments, []], behind its length.
        byte[] body = [0x96, 1, 0x80, .. Text("1"), .. Text(method), .. Arguments(method, clinic) is [_, _] ? [0x92, .. Text(clinic), 0xc3] : (byte[])[0x91, .. Text(clinic)], 0x90];
        return [(byte)body.Length, .. body];

        static byte[] Text(string text) => [(byte)(0xa0 | text.Length), .. Encoding.ASCII.GetBytes(text)];
    }

    /// <summary>The board is asked for with the names of staff.</summary>
    private static object[] Arguments(string method, string clinic) => method == "WatchBoard" ? [clinic, true] : [clinic];
}
