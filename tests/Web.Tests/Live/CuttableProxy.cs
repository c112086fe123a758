using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace GroupActors.Live;

/// <summary>The network between a browser and the application: it can be cut, with everything on it, and put together again.</summary>
internal sealed class CuttableProxy : IAsyncDisposable
{
    private readonly Uri _target;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly Task _running;
    private volatile bool _isCut;

    public CuttableProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _running = Run();
    }

    /// <summary>Where a browser goes instead of to the application.</summary>
    public Uri Address { get; }

    /// <summary>Ends every connection, and each new one at once.</summary>
    public void Cut()
    {
        _isCut = true;
        foreach (var connection in _open.Keys) connection.Close();
    }

    public void Heal() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _running;
    }

    private async Task Run()
    {
        while (true)
        {
            TcpClient near;
            try
            {
                near = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }

            if (_isCut) near.Close();
            else _ = Join(near);
        }
    }

    private async Task Join(TcpClient near)
    {
        using var far = new TcpClient();
        try
        {
            _open[near] = true;
            await far.ConnectAsync(_target.Host, _target.Port);
            _open[far] = true;
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut, or ended by either side.
        }
        finally
        {
            _open.TryRemove(near, out _);
            _open.TryRemove(far, out _);
            near.Close();
        }
    }
}
