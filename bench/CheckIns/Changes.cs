namespace GroupActors.Bench.CheckIns;

/// <summary>Which change each caller makes next: its own members, drawn from all sessions, are checked in and taken back in turn. No two callers share a member; they share sessions.</summary>
internal sealed class Changes
{
    private readonly ICheckIns _target;
    private readonly (int Session, int Member)[][] _own;
    private readonly int[] _next;

    public Changes(ICheckIns target, int callers, int sessions)
    {
        _target = target;
        _next = new int[callers];

        // Seeded: every candidate gets the same load.
        var members = Enumerable.Range(0, sessions * CheckInsBenchmark.Members).Select(i => (i / CheckInsBenchmark.Members, i % CheckInsBenchmark.Members)).ToArray();
        new Random(1).Shuffle(members);
        _own = [.. Enumerable.Range(0, callers).Select(caller => members.Where((_, i) => i % callers == caller).ToArray())];
    }

    public Task Next(int caller)
    {
        var own = _own[caller];
        var turn = _next[caller]++;
        var (session, member) = own[turn % own.Length];
        return _target.Change(session, member, turn / own.Length % 2 == 0);
    }
}
