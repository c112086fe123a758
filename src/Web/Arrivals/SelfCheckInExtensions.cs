using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace GroupActors.Arrivals;

/// <summary>Registers checking in by oneself.</summary>
internal static class SelfCheckInExtensions
{
    /// <summary>Name of the rate limit on everything that asks for no sign-in there.</summary>
    public const string Limit = "self-check-in";

    /// <summary>Adds it.</summary>
    public static void AddSelfCheckIn(this IServiceCollection services)
    {
        services.AddSingleton<RoomCodes>();
        services.AddSingleton<RoomDoor>();
        services.AddOptions<SelfCheckInOptions>().BindConfiguration(SelfCheckInOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>().Configure<IOptions<SelfCheckInOptions>>((limits, options) =>
            limits.AddPolicy(Limit, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new() { PermitLimit = options.Value.RequestsPerMinute, Window = TimeSpan.FromMinutes(1) })));
    }
}
