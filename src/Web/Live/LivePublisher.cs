using System.Security.Claims;
using GroupActors.Aggregates;
using GroupActors.Census;
using GroupActors.Clinics;
using GroupActors.Components.Board;
using GroupActors.Groups;
using GroupActors.Hubs;
using GroupActors.Identity;
using GroupActors.Sessions;
using Microsoft.AspNetCore.SignalR;

namespace GroupActors.Live;

/// <summary>Hands a change to everyone on this host who watches it. HTML is drawn once per change and rendering, and only when somebody watches that rendering.</summary>
internal sealed partial class LivePublisher(
    IHubContext<LiveHub> hub,
    LiveConnections connections,
    FragmentRenderer renderer,
    BoardModels models,
    IEnumerable<LiveFragment> fragments,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<LivePublisher> log)
{
    /// <summary>Name of the message with typed data.</summary>
    public const string CensusChanged = nameof(CensusChanged);

    /// <summary>Name of the message with the board's HTML.</summary>
    public const string BoardChanged = nameof(BoardChanged);

    /// <summary>Name of the message with the HTML of a session or roster.</summary>
    public const string FragmentChanged = nameof(FragmentChanged);

    /// <summary>How long a connection may take no message before it is ended.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<(LiveKind, string), LiveFragment> _fragments = fragments.ToDictionary(fragment => (fragment.Kind, fragment.Name));

    /// <summary>Publishes one change.</summary>
    public async Task Publish(ClinicKey clinic, CensusDelta delta, CensusSnapshot picture)
    {
        await Send(new(clinic.Clinic, LiveKind.Census), CensusChanged, () => Task.FromResult<object?[]>([delta]));
        await Send(new(clinic.Clinic, LiveKind.NamelessCensus), CensusChanged, () => Task.FromResult<object?[]>([delta.WithoutNames()]));
        await Send(new(clinic.Clinic, LiveKind.Board), BoardChanged, async () => [await Draw(clinic, delta, picture, named: true)]);
        await Send(new(clinic.Clinic, LiveKind.NamelessBoard), BoardChanged, async () => [await Draw(clinic, delta, picture, named: false)]);
        // A roster shows its group's attendance and what is the matter today.
        await PublishFragments(clinic, [
            .. delta.Groups.Select(card => card.Key.ToString()).Concat(delta.Sessions.Select(card => card.Key.GroupKey.ToString())).Distinct(StringComparer.Ordinal),
            .. delta.Sessions.Select(card => card.Key.ToString()), .. delta.Gone,
        ]);
    }

    /// <summary>After a gap: everything is sent as it now is.</summary>
    public Task PublishAll(ClinicKey clinic, CensusSnapshot picture) => Publish(clinic, Whole(picture), picture);

    /// <summary>The whole board as an update.</summary>
    public Task<BoardUpdate> DrawAll(ClinicKey clinic, CensusSnapshot picture, bool named) => Draw(clinic, Whole(picture), picture, named);

    /// <summary>The HTML of a session's or roster's fragment as it now is; null when there is no such fragment.</summary>
    public async Task<string?> Draw(LiveTopic topic)
    {
        var name = topic.Fragment.Split('/', 2);
        if (!_fragments.TryGetValue((topic.Kind, name[0]), out var fragment)) return null;
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Key"] = topic.Kind == LiveKind.Session ? SessionKey.Parse(topic.Subject) : GroupKey.Parse(topic.Subject) };
        if (name.Length == 2)
        {
            if (!fragment.HasPart || !KeyText.IsSegment(name[1])) return null;
            parameters["Part"] = name[1];
        }

        return await renderer.Render(fragment.Component, parameters);
    }

    private static CensusDelta Whole(CensusSnapshot picture) => new(picture.Epoch, picture.Number, picture.Groups, picture.Sessions, [], picture.Totals, picture.Alerts);

    private async Task<BoardUpdate> Draw(ClinicKey clinic, CensusDelta delta, CensusSnapshot picture, bool named)
    {
        var model = named ? await models.Of(clinic, picture) : await models.WithoutNames(clinic, picture.WithoutNames());
        var html = await renderer.Render(typeof(BoardChange), new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(BoardChange.Model)] = model.Only(delta) });
        return new(delta.Epoch, delta.Number, html, [.. delta.Gone.Select(BoardModels.ElementId)]);
    }

    private async Task PublishFragments(ClinicKey clinic, IEnumerable<string> changed)
    {
        foreach (var topic in changed.SelectMany(subject => connections.About(clinic.Clinic, subject)).ToList())
        {
            // Assignments may have changed with it: whoever lost the right gets nothing more.
            foreach (var (connection, user) in connections.Of(topic))
            {
                await using var scope = scopes.CreateAsyncScope();
                var reach = scope.ServiceProvider.GetRequiredService<Reach>();
                var may = topic.Kind == LiveKind.Session
                    ? await reach.Session(user, SessionKey.Parse(topic.Subject), Right.RunSessions)
                    : await reach.Group(user, GroupKey.Parse(topic.Subject), Right.ReadRoster);
                if (!may) connections.Leave(topic, connection);
            }

            await Send(topic, FragmentChanged, async () => [topic.Subject, topic.Fragment, await Draw(topic) ?? ""]);
        }
    }

    private async Task Send(LiveTopic topic, string method, Func<Task<object?[]>> draw)
    {
        var watchers = connections.Of(topic);
        if (watchers.Count == 0) return;
        try
        {
            var message = await draw();
            var sending = hub.Clients.Clients([.. watchers.Select(watcher => watcher.Key)]).SendCoreAsync(method, message);

            // Whoever reads too slowly is given time, but nobody waits for them: what follows is queued behind this, connection by connection.
            if (sending.IsCompleted) await sending;
            else _ = EndStuck(sending, watchers, method, message, topic.Kind);
        }
        // One rendering that fails must not end the feed of the others.
        catch (Exception exception)
        {
            LogNotSent(exception, topic.Kind);
        }
    }

    /// <summary>Ends the connections that after <see cref="Patience"/> still take nothing: they come back by themselves and are told the present state.</summary>
    private async Task EndStuck(Task sending, IReadOnlyList<KeyValuePair<string, ClaimsPrincipal>> watchers, string method, object?[] message, LiveKind kind)
    {
        try
        {
            if (await Task.WhenAny(sending, Task.Delay(Patience, clock)) != sending)
            {
                // The hub does not say who is behind. Whoever takes the message once more, which changes nothing for them, is not.
                foreach (var (connection, _) in watchers)
                {
                    if (!hub.Clients.Client(connection).SendCoreAsync(method, message).IsCompleted) connections.Abort(connection);
                }
            }

            await sending;
        }
        catch (Exception exception)
        {
            LogNotSent(exception, kind);
        }
    }

    [LoggerMessage(LogLevel.Error, "A live change of kind {Kind} could not be sent.")]
    private partial void LogNotSent(Exception exception, LiveKind kind);
}
