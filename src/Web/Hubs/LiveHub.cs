using System.Runtime.CompilerServices;
using GroupActors.Census;
using GroupActors.Clinics;
using GroupActors.Components.Imports;
using GroupActors.Groups;
using GroupActors.Identity;
using GroupActors.Imports;
using GroupActors.Live;
using GroupActors.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace GroupActors.Hubs;

/// <summary>
/// Everything live. Each method answers with the present state and from then on the connection gets what changes. Clinic-wide updates carry (epoch, number): whoever sees a gap calls the method
/// again. Rights are asked as for pages; a refusal is a hub error and says no more than that there is no such thing.
/// </summary>
[Authorize]
internal sealed class LiveHub(LiveConnections connections, CensusFeeds feeds, LivePublisher publisher, Reach reach, IGrainFactory grains, FragmentRenderer renderer) : Hub
{
    private static readonly TimeSpan ImportPace = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public override Task OnConnectedAsync()
    {
        connections.Opened(Context);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Closed(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <summary>Typed census; changes come as <c>CensusChanged</c> with a <see cref="CensusDelta"/>. Roles that see no names get it without staff.</summary>
    [Needs(Right.WatchCensus)]
    public async Task<CensusSnapshot> WatchCensus(string clinic)
    {
        var named = May(clinic, Right.WatchBoard);
        connections.Join(new(clinic, named ? LiveKind.Census : LiveKind.NamelessCensus), Context);
        var feed = await feeds.Of(ClinicKey.Parse(clinic));
        return named ? feed.Picture : feed.Picture.WithoutNames();
    }

    /// <summary>The board as HTML; changes come as <c>BoardChanged</c> with a <see cref="BoardUpdate"/>. Roles that see no names, and screens that ask for it, get the rendering without any.</summary>
    [Needs(Right.WatchCensus)]
    public async Task<BoardUpdate> WatchBoard(string clinic, bool named)
    {
        named &= May(clinic, Right.WatchBoard);
        connections.Join(new(clinic, named ? LiveKind.Board : LiveKind.NamelessBoard), Context);
        var feed = await feeds.Of(ClinicKey.Parse(clinic));
        return await publisher.DrawAll(ClinicKey.Parse(clinic), feed.Picture, named);
    }

    /// <summary>A session's fragment as HTML; changes come as <c>FragmentChanged</c>. Only for those who may run the session.</summary>
    [Needs(Right.RunSessions)]
    public async Task<string> WatchSession(string session, string fragment)
    {
        if (!SessionKey.TryParse(session, out var key) || !await reach.Session(Context.User!, key, Right.RunSessions)) throw NoSuchThing();
        return await Watch(new(key.Clinic, LiveKind.Session, session, fragment));
    }

    /// <summary>A roster's fragment as HTML; changes come as <c>FragmentChanged</c>. Only for those who may read the roster.</summary>
    [Needs(Right.ReadRoster)]
    public async Task<string> WatchRoster(string group, string fragment)
    {
        if (!GroupKey.TryParse(group, out var key) || !await reach.Group(Context.User!, key, Right.ReadRoster)) throw NoSuchThing();
        return await Watch(new(key.Clinic, LiveKind.Roster, group, fragment));
    }

    /// <summary>An import's progress as HTML, drawn anew with every step until it is final. The stream ends with the connection.</summary>
    [Needs(Right.Import)]
    public async IAsyncEnumerable<string> WatchImport(string import, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!ImportKey.TryParse(import, out var key)) throw NoSuchThing();
        (long Version, int Rows) seen = (-1, -1);
        while (true)
        {
            var view = await grains.Import(key).Next(seen.Version, seen.Rows, cancellationToken) ?? throw NoSuchThing();
            if ((view.Version, view.RowsChecked) != seen) yield return await renderer.Render(typeof(ImportProgress), new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ImportProgress.Import)] = view });
            if (view.IsFinal) yield break;
            seen = (view.Version, view.RowsChecked);
            // What follows at once is drawn once.
            await Task.Delay(ImportPace, cancellationToken);
        }
    }

    private async Task<string> Watch(LiveTopic topic)
    {
        connections.Join(topic, Context);
        await feeds.Of(new(topic.Clinic));
        if (await publisher.Draw(topic) is { } html) return html;
        connections.Leave(topic, Context.ConnectionId);
        throw NoSuchThing();
    }

    private bool May(string clinic, Right right) => ClinicMember.TryFind(Context.User!, clinic, out var member) && member.May(right);

    private static HubException NoSuchThing() => new("not_found");
}
