using System.Diagnostics;
using System.Globalization;
using System.Text;
using GroupActors.Bench.CheckIns;
using GroupActors.Imports;
using GroupActors.Sessions;
using GroupActors.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GroupActors.Bench.Country;

/// <summary>Many clinics of 15 groups in one database, brought in by the product's own import, and their sessions of today.</summary>
internal sealed class StoredClinics : ICheckIns
{
    /// <summary>Imports at once: they keep two cores busy.</summary>
    private const int Imports = 6;

    private static readonly Actor Caller = new("bench", "Bench");
    private readonly IHost _host;
    private readonly IGrainFactory _grains;
    private readonly string _zone;
    private readonly DateTime _now;
    private readonly Random _order = new(1);
    private int[] _drawn = [];

    private StoredClinics(string name, IHost host)
    {
        Name = name;
        _host = host;
        _grains = host.Services.GetRequiredService<IGrainFactory>();

        // A zone in which it is about noon, so that the sessions are well inside one day.
        var utc = TimeProvider.System.GetUtcNow();
        var offset = 12 - utc.Hour;
        _zone = string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(offset <= 0 ? "+" : "-")}{Math.Abs(offset)}");
        _now = utc.UtcDateTime.AddHours(offset);
    }

    public string Name { get; }

    /// <summary>How many clinics there are.</summary>
    public int Clinics { get; private set; }

    public static async Task<StoredClinics> Start(string name, string connectionString) => new(name, await GrainCheckIns.StartHost("PostgreSQL", connectionString));

    /// <summary>Imports clinics until there are so many.</summary>
    public async Task Grow(int clinics)
    {
        var files = ClinicFiles.Of(_zone, _now);
        var since = Stopwatch.GetTimestamp();
        var first = Clinics;
        var done = 0;
        await Parallel.ForEachAsync(Enumerable.Range(first, Math.Max(0, clinics - first)), new ParallelOptions { MaxDegreeOfParallelism = Imports }, async (i, _) =>
        {
            await Import(new(Clinic(i), "first"), files);
            if (Interlocked.Increment(ref done) % 1000 == 0) Console.Error.WriteLine($"{done} clinics in {Stopwatch.GetElapsedTime(since)}");
        });
        Clinics = clinics;
        var database = _host.Services.GetRequiredService<IDatabase>();
        while ((await database.CountEffects(CancellationToken.None)).Undelivered > 0) await Task.Delay(100);
    }

    /// <summary>Draws the sessions of which the next load's are.</summary>
    public Task SetUp(int sessions)
    {
        _drawn = [.. Enumerable.Range(0, Clinics * ClinicFiles.Today)];
        _order.Shuffle(_drawn);
        _drawn = _drawn[..Math.Min(sessions, _drawn.Length)];
        return Task.CompletedTask;
    }

    public async Task Change(int session, int member, bool isPresent)
    {
        var (clinic, group) = (_drawn[session % _drawn.Length] / ClinicFiles.Today, _drawn[session % _drawn.Length] % ClinicFiles.Today);
        var grain = _grains.Session(new SessionKey(Clinic(clinic), ClinicFiles.Group(group), DateOnly.FromDateTime(_now), 1));
        var patient = ClinicFiles.Patient(group, member);
        var context = new CommandContext(Guid.NewGuid(), Caller, null, "bench");
        var outcome = await (isPresent ? grain.CheckIn(context, new(patient, CheckInSource.Facilitator)) : grain.Undo(context, new(patient)));
        if (!outcome.IsDone) throw new InvalidOperationException($"{outcome.Refusal?.Code}: {outcome.Refusal?.Message}");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private async Task Import(ImportKey key, Dictionary<string, string> files)
    {
        foreach (var (name, text) in files) await _grains.ImportChunk(new(key, name, 0)).Put(Encoding.UTF8.GetBytes(text));
        var import = _grains.Import(key);
        await import.Begin(new(Guid.NewGuid(), Caller), new([.. files.Keys.Select(name => new StagedFile(name, 1))], false));
        var view = await import.Get();
        while (view is not { IsFinal: true }) view = await import.Next(view?.Version ?? 0, view?.RowsChecked ?? 0);
        if (view.Phase != ImportPhase.Done) throw new InvalidOperationException($"{key}: {view.Phase}; {string.Join("; ", (await import.Problems(0, 500)).DistinctBy(problem => (problem.File, problem.Code)))}");
    }

    private static string Clinic(int clinic) => string.Create(CultureInfo.InvariantCulture, $"c{clinic}");
}
