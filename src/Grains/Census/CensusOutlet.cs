using GroupActors.Groups;
using GroupActors.Sessions;

namespace GroupActors.Census;

/// <summary>
/// This silo's way to the clinics' censuses: one message at a time to each. What changes while one is under way goes with the next, every group and session only as it is last,
/// so that a busy clinic costs no message a change.
/// </summary>
/// <param name="feedOf">The feed of a clinic's census.</param>
internal sealed class CensusOutlet(Func<string, ICensusFeed> feedOf)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Waiting> _underWay = new(StringComparer.Ordinal);

    public void Tell(GroupKey key, GroupState group) => Add(key.Clinic, waiting => waiting.Groups[key] = group);

    public void Tell(SessionKey key, SessionRecord session) => Add(key.Clinic, waiting => waiting.Sessions[key] = session);

    public void TellWaitlistChanged(string clinic) => Add(clinic, waiting => waiting.IsWaitlistChanged = true);

    private void Add(string clinic, Action<Waiting> change)
    {
        lock (_lock)
        {
            var isUnderWay = _underWay.TryGetValue(clinic, out var waiting);
            waiting ??= _underWay[clinic] = new();
            change(waiting);
            if (isUnderWay) return;
        }

        _ = Send(clinic);
    }

    private async Task Send(string clinic)
    {
        // Off the grain's turn, and no longer in its name.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var feed = feedOf(clinic);
        while (Take(clinic) is { } changes) await feed.Tell(changes).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private CensusChanges? Take(string clinic)
    {
        Waiting taken;
        lock (_lock)
        {
            taken = _underWay[clinic];
            if (taken.IsEmpty)
            {
                _underWay.Remove(clinic);
                return null;
            }

            _underWay[clinic] = new();
        }

        return new(
            [.. taken.Groups.Select(group => GroupRows.Card(group.Value, group.Key))],
            [.. taken.Sessions.Values.Select(SessionRows.Card)],
            taken.IsWaitlistChanged);
    }

    private sealed class Waiting
    {
        public Dictionary<GroupKey, GroupState> Groups { get; } = [];

        public Dictionary<SessionKey, SessionRecord> Sessions { get; } = [];

        public bool IsWaitlistChanged { get; set; }

        public bool IsEmpty => Groups.Count == 0 && Sessions.Count == 0 && !IsWaitlistChanged;
    }
}
