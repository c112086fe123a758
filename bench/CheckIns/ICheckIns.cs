namespace GroupActors.Bench.CheckIns;

/// <summary>One way to check members in, and to take it back: each such change is a durable command with its journal entry, attendance and session summary.</summary>
internal interface ICheckIns : IAsyncDisposable
{
    /// <summary>How the tables name it.</summary>
    string Name { get; }

    /// <summary>The processes that do the work, but for the database's.</summary>
    IReadOnlyList<int> Processes => [Environment.ProcessId];

    /// <summary>Makes <paramref name="sessions"/> sessions whose check-in is open, with <see cref="CheckInsBenchmark.Members"/> members each.</summary>
    Task SetUp(int sessions);

    /// <summary>Called before every run.</summary>
    Task Prepare() => Task.CompletedTask;

    /// <summary>Checks a member in, or takes that back; answers when it is durable.</summary>
    Task Change(int session, int member, bool isPresent);
}
