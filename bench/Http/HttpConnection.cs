using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GroupActors.Bench.Http;

/// <summary>One kept connection of HTTP/1.1: as little as a caller can do, so that what is measured is the server.</summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];

    private HttpConnection()
    {
    }

    public static async Task<HttpConnection> Open(Uri address)
    {
        var connection = new HttpConnection();
        await connection._socket.ConnectAsync(IPAddress.Parse(address.Host), address.Port);
        return connection;
    }

    /// <summary>A request as it goes over the wire.</summary>
    public static byte[] Post(string path, string headers = "") =>
        Encoding.ASCII.GetBytes($$"""POST {{path}} HTTP/1.1{{"\r\n"}}Host: bench{{"\r\n"}}Content-Type: application/json{{"\r\n"}}{{headers}}Content-Length: 2{{"\r\n\r\n"}}{}""");

    /// <summary>Sends, and waits for the whole answer.</summary>
    /// <exception cref="InvalidOperationException">It is not 200.</exception>
    public async Task Send(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var length = 0;
        do
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length));
            if (read == 0) throw new InvalidOperationException("The connection ended.");
            length += read;
        }
        while (!IsWhole(_buffer.AsSpan(0, length)));
        if (!_buffer.AsSpan().StartsWith("HTTP/1.1 200"u8)) throw new InvalidOperationException(Encoding.UTF8.GetString(_buffer, 0, length));
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        var field = answer[..head].IndexOf("Content-Length: "u8);
        if (field < 0) return answer.EndsWith("0\r\n\r\n"u8);
        var digits = answer[(field + "Content-Length: ".Length)..(head + 2)];
        return answer.Length == head + 4 + int.Parse(digits[..digits.IndexOf("\r\n"u8)], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
