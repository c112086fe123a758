using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Claims;
using GroupActors.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;

namespace GroupActors.Live;

/// <summary>Who watches what on this web host. Ends the connections of accounts that signed out or whose roles changed.</summary>
internal sealed partial class LiveConnections(IServiceScopeFactory scopes, TimeProvider clock, ILogger<LiveConnections> log) : BackgroundService
{
    private readonly ConcurrentDictionary<string, HubCallerContext> _connections = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<LiveTopic, ImmutableDictionary<string, ClaimsPrincipal>> _watchers = new();

    /// <summary>A connection opened.</summary>
    public void Opened(HubCallerContext connection) => _connections[connection.ConnectionId] = connection;

    /// <summary>A connection closed.</summary>
    public void Closed(string connection)
    {
        _connections.TryRemove(connection, out _);
        foreach (var topic in _watchers.Keys) Leave(topic, connection);
    }

    /// <summary>A connection watches a topic.</summary>
    public void Join(LiveTopic topic, HubCallerContext connection)
    {
        var (id, user) = (connection.ConnectionId, connection.User!);
        _watchers.AddOrUpdate(topic, _ => ImmutableDictionary.Create<string, ClaimsPrincipal>(StringComparer.Ordinal).Add(id, user), (_, watchers) => watchers.SetItem(id, user));
        // It may have closed meanwhile, and nothing would take it off again.
        if (!_connections.ContainsKey(connection.ConnectionId)) Leave(topic, connection.ConnectionId);
    }

    /// <summary>A connection no longer watches a topic.</summary>
    public void Leave(LiveTopic topic, string connection)
    {
        while (_watchers.TryGetValue(topic, out var watchers))
        {
            var others = watchers.Remove(connection);
            if (others.IsEmpty ? _watchers.TryRemove(new(topic, watchers)) : _watchers.TryUpdate(topic, others, watchers)) return;
        }
    }

    /// <summary>Who watches a topic.</summary>
    public IReadOnlyList<KeyValuePair<string, ClaimsPrincipal>> Of(LiveTopic topic) => _watchers.TryGetValue(topic, out var watchers) ? [.. watchers] : [];

    /// <summary>The topics of a session or group that somebody watches.</summary>
    public IEnumerable<LiveTopic> About(string clinic, string subject) =>
        _watchers.Where(pair => pair.Key.Clinic == clinic && pair.Key.Subject == subject).Select(pair => pair.Key);

    /// <summary>Whether anybody watches anything of a clinic.</summary>
    public bool AnyIn(string clinic) => _watchers.Keys.Any(topic => topic.Clinic == clinic);

    /// <summary>Ends an account's connections: it signed out. Those of its other sign-ins come back by themselves.</summary>
    public void End(string? account)
    {
        foreach (var connection in _connections.Values.Where(connection => connection.UserIdentifier == account)) connection.Abort();
    }

    /// <summary>Ends one connection.</summary>
    public void Abort(string connection)
    {
        if (_connections.TryGetValue(connection, out var open)) open.Abort();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await EndOutdated();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Accounts that cannot be asked now are asked in a minute: an outage of their database must not end the host.
                LogNotChecked(exception);
            }
        }
    }

    private async Task EndOutdated()
    {
        await using var scope = scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Account>>();
        foreach (var connection in _connections.Values)
        {
            if (await signIn.ValidateSecurityStampAsync(connection.User) is null) connection.Abort();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Whether the live connections' accounts still may watch could not be checked.")]
    private partial void LogNotChecked(Exception exception);
}
