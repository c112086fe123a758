using System.Threading.RateLimiting;
using GroupActors.Endpoints;
using GroupActors.Hosting;
using GroupActors.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace GroupActors.Arrivals;

/// <summary>How often patients' phones of one network may ask (P-3). Whoever asks too often gets the one answer, on the page that is small and says nothing else.</summary>
internal sealed class PatientLimit(IOptions<SelfCheckInOptions> options) : IRateLimiterPolicy<string>
{
    /// <inheritdoc/>
    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = async (context, _) =>
    {
        if (!Problems.IsForPrograms(context.HttpContext.Request))
            await new RazorComponentResult<SelfCheckInPage> { StatusCode = StatusCodes.Status429TooManyRequests }.ExecuteAsync(context.HttpContext);
    };

    /// <inheritdoc/>
    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimitPartition.GetFixedWindowLimiter(
        Network.Of(httpContext), _ => new() { PermitLimit = options.Value.RequestsPerMinute, Window = TimeSpan.FromMinutes(1) });
}
