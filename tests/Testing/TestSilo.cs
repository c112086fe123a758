using System.Diagnostics;
using GroupActors.Aggregates;
using GroupActors.Hosting;
using GroupActors.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GroupActors.Testing;

/// <summary>
/// The product's own silo in the test's process, on a database of its own, with a clock that the test turns:
/// <c>await using var silo = await TestSilo.Start(database);</c>
/// </summary>
internal sealed class TestSilo : IAsyncDisposable
{
    /// <summary>When tests begin: a Monday, 15:00 UTC.</summary>
    public static readonly DateTimeOffset Epoch = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    private readonly IHost _host;

    private TestSilo(IHost host, TestDatabase database, string connectionString, FakeTimeProvider clock)
    {
        _host = host;
        Database = database;
        ConnectionString = connectionString;
        Clock = clock;
    }

    public TestDatabase Database { get; }

    public string ConnectionString { get; }

    /// <summary>Moves only when the test moves it.</summary>
    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => _host.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public ILedger Ledger => Services.GetRequiredService<ILedger>();

    /// <summary>Where a test makes commits fail.</summary>
    public FaultyDatabase Faults => (FaultyDatabase)Services.GetRequiredService<IDatabase>();

    /// <summary>Starts a silo on a new database, or on that of a silo before it (<paramref name="connectionString"/>).</summary>
    public static async Task<TestSilo> Start(
        TestDatabase database, string? connectionString = null, FakeTimeProvider? clock = null, Action<IHostApplicationBuilder>? configure = null)
    {
        connectionString ??= database == TestDatabase.PostgreSQL
            ? await (await PostgresServer.Shared()).CreateDatabase()
            : $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("groupactors-").FullName, "test.db")}";
        clock ??= new FakeTimeProvider(Epoch);
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("Storage:Provider", database.ToString()), new("Storage:ConnectionString", connectionString)]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddGroupActorsSilo();
        var real = builder.Services.Last(service => service.ServiceType == typeof(IDatabase)).ImplementationFactory!;
        builder.Services.AddSingleton<IDatabase>(services => new FaultyDatabase((IDatabase)real(services)));
        configure?.Invoke(builder);
        var host = builder.Build();
        await host.StartAsync();
        return new(host, database, connectionString, clock);
    }

    /// <summary>Waits until every effect, and every effect of those, has been received.</summary>
    public async Task Quiesce(CancellationToken cancellationToken = default)
    {
        var database = Services.GetRequiredService<IDatabase>();
        await Until(async () => (await database.CountEffects(cancellationToken)).Undelivered == 0, "every effect is delivered", cancellationToken);
    }

    /// <summary>Turns the clock and calls every grain whose deadline passes, then waits for what follows.</summary>
    public async Task Advance(TimeSpan time)
    {
        // Days would be hundreds of thousands of ticks of the silo's own timers, which no test of days is about.
        if (time > TimeSpan.FromHours(3)) Clock.AdjustTime(Clock.GetUtcNow() + time);
        else Clock.Advance(time);
        var scanner = Services.GetRequiredService<DeadlineScanner>();
        while (await scanner.Scan(CancellationToken.None) > 0) await Quiesce();
        await Quiesce();
    }

    /// <summary>
    /// The read tables' rows that differ from what the journals of all aggregates say: empty when they are equal. Covers every aggregate that has a journal.
    /// </summary>
    public async Task<IReadOnlyList<string>> LedgerDifferences() => await LedgerRebuild.Differences(Services);

    /// <summary>Waits for a condition.</summary>
    public static Task Until(Func<Task<bool>> condition, string what, CancellationToken cancellationToken = default) => Until(condition, () => what, cancellationToken);

    /// <summary>Waits for a condition; what is said when it does not come true is only known then.</summary>
    public static async Task Until(Func<Task<bool>> condition, Func<string> what, CancellationToken cancellationToken = default)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(30)) throw new TimeoutException($"Waited 30 seconds in vain until {what()}.");
            await Task.Delay(5, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A grain that is just calling another waits for a retry that the silo's own clock, which nobody turns any more, never brings.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _host.StopAsync(patience.Token);
        if (_host is IAsyncDisposable host) await host.DisposeAsync();
    }
}
