namespace GroupActors.Arrivals;

/// <summary>Registers checking in by oneself.</summary>
internal static class SelfCheckInExtensions
{
    /// <summary>Name of the rate limit on patients' phones.</summary>
    public const string Limit = "self-check-in";

    /// <summary>Adds it.</summary>
    public static void AddSelfCheckIn(this IServiceCollection services)
    {
        services.AddSingleton<RoomCodes>();
        services.AddSingleton<RoomLimits>();
        services.AddSingleton<RoomDoor>();
        services.AddOptions<SelfCheckInOptions>().BindConfiguration(SelfCheckInOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.Configure<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>(limits => limits.AddPolicy<string, PatientLimit>(Limit));
    }
}
