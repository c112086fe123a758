using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using GroupActors.Cover;
using GroupActors.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Orleans.Configuration;
using Orleans.Storage;

namespace GroupActors.Hosting;

/// <summary>Hosts the silo, in an executable of its own or inside the web process.</summary>
public static class SiloServices
{
    /// <summary>Names the service in the stored states' keys: never change it.</summary>
    private const string ServiceId = "groupactors";

    private static readonly ConcurrentDictionary<int, bool> GivenPorts = new();

    /// <summary>How often a client looks for its cluster.</summary>
    private static readonly TimeSpan ConnectDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How often silos ask each other whether they live. One that misses three answers is declared dead, and its grains come up elsewhere: within about 8 seconds, where Orleans' own
    /// 5 seconds would make it 20. A silo that a pause of that length makes look dead ends itself and is started again by whoever runs it.
    /// </summary>
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How often a silo says in the database that it lives. When most silos die at once, those left are too few to declare them dead until they have been silent there three times:
    /// a quarter of a minute, where Orleans' own 30 seconds would make it two minutes.
    /// </summary>
    private static readonly TimeSpan AliveInterval = TimeSpan.FromSeconds(5);

    /// <summary>Adds the way to the grains that <c>Cluster:Role</c> asks for: the silo in this process, or a client of the cluster.</summary>
    /// <exception cref="OptionsValidationException">The settings do not fit together; the message names them.</exception>
    public static IHostApplicationBuilder AddGroupActors(this IHostApplicationBuilder builder)
    {
        if (Options(builder.Configuration).Role != ClusterRole.Client) return builder.AddGroupActorsSilo();
        AddOptions(builder);
        AddTelemetry(builder);
        builder.Services.AddHealthChecks().AddCheck<ClusterHealthCheck>("cluster", tags: ["ready"]);
        builder.UseOrleansClient(client => AddClient(client, builder.Configuration));
        return builder;
    }

    /// <summary>Adds the silo with its storage, delivery and health checks to the host.</summary>
    public static IHostApplicationBuilder AddGroupActorsSilo(this IHostApplicationBuilder builder)
    {
        AddOptions(builder);
        AddStorage(builder.Services);
        AddTelemetry(builder);
        builder.Services.AddHealthChecks()
            .AddCheck("live", () => HealthCheckResult.Healthy(), tags: ["live"])
            .AddCheck<StorageHealthCheck>("storage", tags: ["ready"])
            .AddCheck<SiloHealthCheck>("silo", tags: ["ready"]);

        // Hosted services start in this order: the schema is there before the silo asks for its membership, and effects flow when it runs.
        builder.Services.AddHostedService<StorageStartup>();
        builder.UseOrleans(silo => AddClustering(silo, builder.Configuration));
        builder.Services.AddHostedService(services => services.GetRequiredService<EffectDispatcher>());
        builder.Services.AddHostedService(services => services.GetRequiredService<OutboxScanner>());
        builder.Services.AddHostedService(services => services.GetRequiredService<DeadlineScanner>());
        builder.Services.AddHostedService(services => services.GetRequiredService<CoverSolver>());
        return builder;
    }

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapGroupActorsHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new() { Predicate = check => check.Tags.Contains("live") });
        endpoints.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") });
    }

    private static void AddOptions(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section)
            .Validate(
                storage => storage.Provider != StorageProvider.PostgreSQL || !string.IsNullOrWhiteSpace(storage.ConnectionString),
                "Storage:ConnectionString is required with Storage:Provider=PostgreSQL.")
            .Validate(storage => Enum.IsDefined(storage.Provider), "Storage:Provider is SQLite or PostgreSQL.")
            .Validate(storage => IsConnectionString(storage.Provider, storage.ConnectionString), "Storage:ConnectionString cannot be read.")
            .ValidateOnStart();
        builder.Services.AddOptions<SiloOptions>().BindConfiguration(SiloOptions.Section)
            .ValidateDataAnnotations()
            .Validate(cluster => cluster.Role != ClusterRole.Member || Resolve(cluster.Address) is not null, "Cluster:Address is neither an IP address nor a name that resolves to one.")
            .ValidateOnStart();
    }

    /// <summary>Whether a database of the kind can make something of the text; null is none.</summary>
    private static bool IsConnectionString(StorageProvider provider, string? text)
    {
        try
        {
            return text is null || (provider == StorageProvider.PostgreSQL ? new NpgsqlConnectionStringBuilder(text).Host : new SqliteConnectionStringBuilder(text).DataSource) is not (null or "");
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return false;
        }
    }

    /// <summary>Read before the host is built, as it decides what the host is made of.</summary>
    private static SiloOptions Options(IConfiguration configuration)
    {
        var cluster = configuration.GetSection(SiloOptions.Section).Get<SiloOptions>() ?? new();
        var storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new();
        if (cluster.Role != ClusterRole.Alone && (storage.Provider != StorageProvider.PostgreSQL || string.IsNullOrWhiteSpace(storage.ConnectionString)))
            throw new OptionsValidationException(
                Microsoft.Extensions.Options.Options.DefaultName, typeof(SiloOptions),
                [$"Cluster:Role={cluster.Role} needs Storage:Provider=PostgreSQL and Storage:ConnectionString: the processes of a cluster meet in that database."]);
        return cluster;
    }

    private static IPAddress? Resolve(string address)
    {
        if (IPAddress.TryParse(address, out var parsed)) return parsed;
        try
        {
            return Dns.GetHostAddresses(address, AddressFamily.InterNetwork).FirstOrDefault();
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static void AddStorage(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IDatabase>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
            if (options.Provider == StorageProvider.PostgreSQL) return new PostgresDatabase(options.ConnectionString!, ServiceId);
            var root = provider.GetRequiredService<IHostEnvironment>().ContentRootPath;
            return new SqliteDatabase(options.ConnectionString ?? $"Data Source={Path.Combine(root, "data", "groupactors.db")}", ServiceId);
        });
        services.AddSingleton<StorageMetrics>();
        services.AddSingleton<CommitQueue>();
        services.AddSingleton<ILedger, Ledger>();
        services.AddGroupActorsGrains();
        services.AddSingleton<EffectDispatcher>();
        services.AddSingleton<OutboxScanner>();
        services.AddSingleton<DeadlineScanner>();
        services.AddSingleton<CoverSolver>();
        services.AddSingleton<ICoverSolver>(provider => provider.GetRequiredService<CoverSolver>());
        services.AddSingleton<GroupCommitStorage>();
        services.AddSingleton<IGrainStorage>(provider => provider.GetRequiredService<GroupCommitStorage>());
        services.AddKeyedSingleton<IGrainStorage>("Default", (provider, _) => provider.GetRequiredService<GroupCommitStorage>());
    }

    private static void AddClustering(ISiloBuilder silo, IConfiguration configuration)
    {
        var options = Options(configuration);
        if (IsTraced(configuration)) silo.AddActivityPropagation();
        if (options.Role == ClusterRole.Alone)
        {
            // Nobody else is to find this silo: any free port will do, and clients are in the process.
            silo.UseLocalhostClustering(FreePort(), gatewayPort: 0, serviceId: ServiceId, clusterId: options.ClusterId);
            return;
        }

        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, ServiceId));
        silo.Configure<EndpointOptions>(endpoint =>
        {
            // An address that leads nowhere is reported by the options' validation, with the setting's name.
            endpoint.AdvertisedIPAddress = Resolve(options.Address) ?? IPAddress.Loopback;
            endpoint.SiloPort = options.SiloPort;
            endpoint.GatewayPort = options.GatewayPort;
        });
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            // The longest probe counts too: one that was heard within three of those is taken for alive, however many go unanswered.
            (membership.ProbeTimeout, membership.MaxProbeTimeout) = (ProbeInterval, ProbeInterval);
            membership.IAmAliveTablePublishTimeout = AliveInterval;
        });
        silo.UseAdoNetClustering(membership => (membership.Invariant, membership.ConnectionString) = ("Npgsql", ConnectionString(configuration)));
    }

    private static void AddClient(IClientBuilder client, IConfiguration configuration)
    {
        var options = Options(configuration);
        if (IsTraced(configuration)) client.AddActivityPropagation();
        client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, ServiceId));
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResendFilter.AnswerPatience);
        client.AddOutgoingGrainCallFilter<ResendFilter>();
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = ProbeInterval);
        client.UseAdoNetClustering(membership => (membership.Invariant, membership.ConnectionString) = ("Npgsql", ConnectionString(configuration)));

        // Silos and clients may start in any order; a start that is cancelled ends the wait.
        client.UseConnectionRetryFilter(async (_, cancellationToken) =>
        {
            await Task.Delay(ConnectDelay, cancellationToken);
            return true;
        });
    }

    private static string? ConnectionString(IConfiguration configuration) => configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}"];

    private static void AddTelemetry(IHostApplicationBuilder builder)
    {
        // Orleans logs failed reads and writes under this name, with the grain's id. What failed is logged by the commit queue and the aggregates, by type.
        builder.Logging.AddFilter(typeof(GroupCommitStorage).FullName, LogLevel.None);
        // A start that failed is told by the exception that ends the program, in full or in one line that names the setting (WrongSettings).
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        if (!IsTraced(builder.Configuration)) return;
        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter("Microsoft.Orleans", StorageMetrics.MeterName, "Npgsql").AddOtlpExporter())
            .WithTracing(traces => traces.AddSource("Microsoft.Orleans.Application").AddProcessor<TraceRedaction>().AddOtlpExporter());
    }

    /// <summary>A trace of every call that nobody reads would be a fifth of a check-in's cost.</summary>
    private static bool IsTraced(IConfiguration configuration) => !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    private static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            // Free until the silo listens: one that starts at the same time in this process must not be given it as well.
            if (GivenPorts.TryAdd(port, true)) return port;
        }
    }
}
