using GroupActors.Bench.CheckIns;
using GroupActors.Testing;

namespace GroupActors.Bench.Http;

/// <summary>The product as it is started by default, on PostgreSQL, called as a coordinator's browser calls it: signed in, with the rights asked at every request.</summary>
internal sealed class ProductOverHttp : HttpCheckIns
{
    private readonly TemporaryFolder _folder;
    private readonly ProductProcess _web;
    private string[] _sessions = [];
    private byte[][][][] _requests = [];

    private ProductOverHttp(TemporaryFolder folder, ProductProcess web) : base("ours")
    {
        _folder = folder;
        _web = web;
    }

    public override IReadOnlyList<int> Processes => [_web.Id];

    public override Uri Address => _web.Address;

    /// <summary>The newest sign-in's cookie.</summary>
    public string Cookies { get; private set; } = "";

    /// <param name="connectionString">Of a PostgreSQL database; null for an SQLite file.</param>
    public static async Task<ProductOverHttp> Start(string? connectionString)
    {
        var folder = new TemporaryFolder();
        var web = ProductProcess.Web(new()
        {
            ["Storage:Provider"] = connectionString is null ? "SQLite" : "PostgreSQL",
            ["Storage:ConnectionString"] = connectionString ?? $"Data Source={folder.File("grains.db")}",
            ["Identity:Provider"] = "SQLite",
            ["Identity:SignInsPerMinute"] = "10000",
            ["Identity:ConnectionString"] = $"Data Source={folder.File("accounts.db")}",
        });
        await web.Start().Ready();
        return new(folder, web);
    }

    public override async Task SetUp(int sessions)
    {
        using var administrator = await ClinicClient.SignIn("administrator", Address);
        using var coordinator = await ClinicClient.SignIn("coordinator", Address);
        var start = (await ClinicClient.Found(administrator)).AddMinutes(-5);
        start = start.AddTicks(-(start.Ticks % TimeSpan.TicksPerMinute));
        _sessions = new string[sessions];
        await Parallel.ForEachAsync(Enumerable.Range(0, sessions), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            var group = "group-" + Text(i);
            _sessions[i] = await coordinator.AddGroup(group, start, CheckInsBenchmark.Members);
            for (var member = 0; member < CheckInsBenchmark.Members; member++)
            {
                var patient = Patient(i, member);
                await coordinator.AddPatient(patient);
                await coordinator.Do(HttpMethod.Post, $"/groups/{group}/enrollments?{patient}", new { patient });
            }
        });
        await Prepare();
    }

    /// <summary>Signs in anew: a browser takes the cookie that renews its sign-in every minute, callers that send the same bytes again and again do not.</summary>
    public override async Task Prepare()
    {
        using var coordinator = await ClinicClient.SignIn("coordinator", Address);
        Cookies = coordinator.Cookies;
        var headers = $"Cookie: {Cookies}\r\n";
        _requests = [.. _sessions.Select((session, i) => Enumerable.Range(0, CheckInsBenchmark.Members).Select(member => Requests(session, Patient(i, member))).ToArray())];

        byte[][] Requests(string session, string patient)
        {
            var address = $"/api/clinics/{ClinicClient.Clinic}{session}/attendance/{patient}/";
            return [HttpConnection.Post(address + "undo", headers), HttpConnection.Post(address + "check-in", headers)];
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _web.DisposeAsync();
        _folder.Dispose();
    }

    private static string Patient(int session, int member) => $"group-{Text(session)}-m{Text(member)}";

    protected override ReadOnlyMemory<byte> Request(int session, int member, bool isPresent) => _requests[session][member][isPresent ? 1 : 0];
}
