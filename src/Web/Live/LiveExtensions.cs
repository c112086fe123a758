using GroupActors.Components.Board;
using GroupActors.Endpoints;
using GroupActors.Hubs;

namespace GroupActors.Live;

/// <summary>Registers the live side.</summary>
internal static class LiveExtensions
{
    /// <summary>Adds the hub and what feeds it.</summary>
    public static void AddLive(this IServiceCollection services)
    {
        services.AddSignalR(options => options.MaximumReceiveMessageSize = 4 * 1024)
            .AddJsonProtocol(options => StrictJson.Configure(options.PayloadSerializerOptions))
            .AddMessagePackProtocol(options => options.SerializerOptions = CensusMessagePack.Options);
        services.AddSingleton<FragmentRenderer>();
        services.AddSingleton<BoardModels>();
        services.AddSingleton<ClinicDirectory>();
        services.AddSingleton<LivePublisher>();
        services.AddSingleton<LiveConnections>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveConnections>());
        services.AddSingleton<CensusFeeds>();
        services.AddHostedService(provider => provider.GetRequiredService<CensusFeeds>());
    }

    /// <summary>Maps the hub. A connection ends when the sign-in that opened it does.</summary>
    public static void MapLive(this IEndpointRouteBuilder app) =>
        app.MapHub<LiveHub>("/hubs/live", options => options.CloseOnAuthenticationExpiration = true).RequireAuthorization();
}
