using System.Globalization;
using GroupActors.Clinics;
using GroupActors.Hosting;
using GroupActors.Sessions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GroupActors.Bench.CheckIns;

/// <summary>The product: its silo in this process, called through its grains' contracts.</summary>
internal sealed class GrainCheckIns : ICheckIns
{
    private const string Clinic = "bench";
    private static readonly Actor Caller = new("bench", "Bench");

    private readonly IHost _host;
    private readonly IGrainFactory _grains;
    private ISessionGrain[] _sessions = [];
    private string[][] _patients = [];

    private readonly int _setUpCallers;

    private GrainCheckIns(string name, IHost host, int setUpCallers)
    {
        Name = name;
        _setUpCallers = setUpCallers;
        _host = host;
        _grains = host.Services.GetRequiredService<IGrainFactory>();
    }

    public string Name { get; }

    /// <param name="configure">What differs from the product as it is shipped.</param>
    /// <param name="setUpCallers">How many at once make what is measured later.</param>
    public static async Task<GrainCheckIns> Start(string name, string provider, string connectionString, Action<IHostApplicationBuilder>? configure = null, int setUpCallers = 64) =>
        new(name, await StartHost(provider, connectionString, configure), setUpCallers);

    /// <summary>The product's silo in this process.</summary>
    public static async Task<IHost> StartHost(string provider, string connectionString, Action<IHostApplicationBuilder>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("Storage:Provider", provider), new("Storage:ConnectionString", connectionString)]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole();
        builder.AddGroupActorsSilo();
        configure?.Invoke(builder);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    public async Task SetUp(int sessions)
    {
        // A zone in which it is about noon, so that the sessions are well inside one day.
        var utc = TimeProvider.System.GetUtcNow();
        var offset = 12 - utc.Hour;
        var start = utc.UtcDateTime.AddHours(offset).AddMinutes(-5);
        var slot = new Groups.WeeklySlot(1, start.DayOfWeek, new(start.Hour, start.Minute), 60);
        var (date, prefix) = (DateOnly.FromDateTime(start), string.Create(CultureInfo.InvariantCulture, $"of-{sessions}-"));
        var clinic = _grains.Clinic(new(Clinic));
        await Done(clinic.Configure(Command(), new("Bench", string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(offset <= 0 ? "+" : "-")}{Math.Abs(offset)}"))));
        await Done(clinic.DefineGroupType(Command(), new("talk", "Talk", GroupComposition.PatientsOnly, GroupService.Psychotherapy, 60, 1, [], [])));
        var keys = Enumerable.Range(0, sessions).Select(i => new SessionKey(Clinic, prefix + i.ToString(CultureInfo.InvariantCulture), date, 1)).ToArray();
        await Parallel.ForEachAsync(keys, new ParallelOptions { MaxDegreeOfParallelism = _setUpCallers }, async (key, cancellationToken) =>
        {
            var group = _grains.Group(key.GroupKey);
            await Done(_grains.Facilitator(new(Clinic, key.Group)).Register(Command(), new(key.Group, null, null, []), cancellationToken));
            await Done(group.Define(Command(), new(key.Group, "talk", CheckInsBenchmark.Members, 2, []), cancellationToken));
            for (var member = 0; member < CheckInsBenchmark.Members; member++)
            {
                var patient = Patient(key.Group, member);
                await Done(_grains.Patient(new(Clinic, patient)).Register(Command(), new("Given", "Family", new(1990, 1, 1), null, []), cancellationToken));
                await Done(group.Enroll(Command(), new(patient, null), cancellationToken));
            }

            await Done(group.StartSeries(Command(), new(date, [slot], key.Group, null, null, Modality.Telehealth), cancellationToken));
            while (await _grains.Session(key).Get(cancellationToken) is null) await Task.Delay(10, cancellationToken);
        });
        _sessions = [.. keys.Select(key => _grains.Session(key))];
        _patients = [.. keys.Select(key => Enumerable.Range(0, CheckInsBenchmark.Members).Select(member => Patient(key.Group, member)).ToArray())];
    }

    public async Task Change(int session, int member, bool isPresent)
    {
        var (grain, patient) = (_sessions[session], _patients[session][member]);
        await Done(isPresent ? grain.CheckIn(Command(), new(patient, CheckInSource.Facilitator)) : grain.Undo(Command(), new(patient)));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static string Patient(string group, int member) => string.Create(CultureInfo.InvariantCulture, $"{group}-m{member}");

    private static CommandContext Command() => new(Guid.NewGuid(), Caller, null, "bench");

    private static async Task<T> Done<T>(Task<Outcome<T>> pending) where T : class
    {
        var outcome = await pending;
        return outcome.IsDone ? outcome.Value : throw new InvalidOperationException($"{outcome.Refusal?.Code}: {outcome.Refusal?.Message}");
    }
}
