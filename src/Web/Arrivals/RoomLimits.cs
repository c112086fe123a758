using System.Threading.RateLimiting;
using GroupActors.Sessions;
using Microsoft.Extensions.Options;

namespace GroupActors.Arrivals;

/// <summary>Limits of one room, each web for itself (P-3): what the one does to its room is done to no other.</summary>
internal sealed class RoomLimits(IOptions<SelfCheckInOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<SessionKey> _codes = PartitionedRateLimiter.Create<SessionKey, string>(
        session => RateLimitPartition.GetFixedWindowLimiter(session.ToString(), _ => new() { PermitLimit = options.Value.RequestsPerMinute, Window = TimeSpan.FromMinutes(1) }));

    private readonly PartitionedRateLimiter<(SessionKey Session, string Network)> _admissions = PartitionedRateLimiter.Create<(SessionKey Session, string Network), string>(
        from => RateLimitPartition.GetFixedWindowLimiter($"{from.Session} {from.Network}", _ => new() { PermitLimit = options.Value.AdmissionsPerQuarterHour, Window = TimeSpan.FromMinutes(15) }));

    /// <summary>Whether a room's screen may have another code.</summary>
    public bool MayShow(SessionKey session) => IsLeft(_codes, session);

    /// <summary>Whether another phone of a network may open the page of a session.</summary>
    public bool MayEnter(SessionKey session, string network) => IsLeft(_admissions, (session, network));

    /// <inheritdoc/>
    public void Dispose()
    {
        _codes.Dispose();
        _admissions.Dispose();
    }

    private static bool IsLeft<TResource>(PartitionedRateLimiter<TResource> limiter, TResource resource)
    {
        using var lease = limiter.AttemptAcquire(resource);
        return lease.IsAcquired;
    }
}
