using System.Net;
using System.Net.Http.Json;
using GroupActors.Identity;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace GroupActors;

/// <summary>The real application on a free port, with silo, fresh SQLite files and the demo accounts. Shared by the tests of a class as a fixture.</summary>
public sealed class ClinicApp : WebApplicationFactory<Components.App>, IAsyncLifetime
{
    /// <summary>The demo accounts' clinic.</summary>
    public const string Clinic = DemoAccounts.Clinic;

    /// <summary>How long a test waits for what comes by itself, on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("groupactors-web-").FullName;

    private Task<SmallClinic>? _clinic;

    /// <summary>Settings that are other than usual, by their keys.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The grains behind it.</summary>
    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    /// <summary>The small clinic, made when it is first asked for.</summary>
    public Task<SmallClinic> SmallClinic() => _clinic ??= GroupActors.SmallClinic.Make(Grains);

    /// <inheritdoc/>
    public ValueTask InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        using var client = CreateClient();
        Address = client.BaseAddress!;
        return ValueTask.CompletedTask;
    }

    /// <summary>A client without a sign-in, which follows no redirects.</summary>
    public HttpClient SignedOut() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = Address };

    /// <summary>A client signed in with one of the demo roles: coordinator, facilitator, director, biller, administrator.</summary>
    public async Task<HttpClient> SignedIn(string role)
    {
        var client = SignedOut();
        using var answer = await client.PostAsJsonAsync("/api/sign-in", new { email = role + "@riverside.test", password = DemoAccounts.Password });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return client;
    }

    /// <summary>A started hub connection of a role.</summary>
    public async Task<HubConnection> Hub(string role, Action<IHubConnectionBuilder>? configure = null)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(Address, "/hubs/live"), options => options.Cookies = CookiesOf(role).GetAwaiter().GetResult());
        configure?.Invoke(builder);
        var hub = builder.Build();
        await hub.StartAsync();
        return hub;
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Storage:Provider", "SQLite");
        builder.UseSetting("Storage:ConnectionString", "Data Source=" + Path.Combine(_folder, "grains.db"));
        builder.UseSetting("Identity:ConnectionString", "Data Source=" + Path.Combine(_folder, "accounts.db"));
        builder.UseSetting("Identity:SignInsPerMinute", "10000");
        builder.UseSetting("Demo:Clinic", "false");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The cookies of a role that signed in.</summary>
    public async Task<CookieContainer> CookiesOf(string role)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = Address };
        using var answer = await client.PostAsJsonAsync("/api/sign-in", new { email = role + "@riverside.test", password = DemoAccounts.Password });
        answer.EnsureSuccessStatusCode();
        return cookies;
    }
}
