using System.Net;
using System.Net.Sockets;
using GroupActors.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
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
            .ValidateOnStart();
        builder.Services.AddOptions<SiloOptions>().BindConfiguration(SiloOptions.Section)
            .ValidateDataAnnotations()
            .Validate(silo => IPAddress.TryParse(silo.Address, out _), "Cluster:Address is an IP address.")
            .Validate<IOptions<StorageOptions>>(
                (silo, storage) => !silo.Enabled || storage.Value.Provider == StorageProvider.PostgreSQL,
                "Cluster:Enabled needs Storage:Provider=PostgreSQL: silos meet in its database.")
            .ValidateOnStart();
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
        services.AddSingleton<CommitLane>();
        services.AddSingleton<ILedger, Ledger>();
        services.AddGroupActorsGrains();
        services.AddSingleton<EffectDispatcher>();
        services.AddSingleton<OutboxScanner>();
        services.AddSingleton<DeadlineScanner>();
        services.AddSingleton<GroupCommitStorage>();
        services.AddSingleton<IGrainStorage>(provider => provider.GetRequiredService<GroupCommitStorage>());
        services.AddKeyedSingleton<IGrainStorage>("Default", (provider, _) => provider.GetRequiredService<GroupCommitStorage>());
    }

    private static void AddClustering(ISiloBuilder silo, IConfiguration configuration)
    {
        var options = configuration.GetSection(SiloOptions.Section).Get<SiloOptions>() ?? new();
        silo.AddActivityPropagation();
        if (options.Enabled)
        {
            silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, ServiceId));
            silo.Configure<EndpointOptions>(endpoint =>
            {
                // A malformed address is reported by the options' validation, with the setting's name.
                endpoint.AdvertisedIPAddress = IPAddress.TryParse(options.Address, out var address) ? address : IPAddress.Loopback;
                endpoint.SiloPort = options.SiloPort;
                endpoint.GatewayPort = options.GatewayPort;
            });
            silo.UseAdoNetClustering(membership =>
            {
                membership.Invariant = "Npgsql";
                membership.ConnectionString = configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}"];
            });
        }
        else
        {
            // Nobody else is to find this silo: any free port will do, and clients are in the process.
            silo.UseLocalhostClustering(FreePort(), gatewayPort: 0, serviceId: ServiceId, clusterId: options.ClusterId);
        }
    }

    private static void AddTelemetry(IHostApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter("Microsoft.Orleans", StorageMetrics.MeterName, "Npgsql"))
            .WithTracing(traces => traces.AddSource("Microsoft.Orleans.Application"));
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;
        telemetry.WithMetrics(metrics => metrics.AddOtlpExporter()).WithTracing(traces => traces.AddOtlpExporter());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
