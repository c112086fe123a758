using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using GroupActors.Census;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GroupActors.Live;

/// <summary>A clinic's feed while its census cannot be reached.</summary>
public sealed class CensusFeedTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    [Fact]
    public async Task L1_a_feed_outlives_a_census_that_fails_and_catches_up()
    {
        var (census, clock) = (new FailingCensus(), new FakeTimeProvider());
        await using var feed = new CensusFeed(new("riverside"), Grains.Over(census), app.Services.GetRequiredService<LivePublisher>(), clock, NullLogger<CensusFeed>.Instance);
        feed.Start();
        await feed.Started;

        census.FailTimes(3);
        census.Number = 7;
        await feed.Changed(new(census.Epoch, 7, [], [], [], null, null));
        await SmallClinic.Until(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(feed.HasEnded || feed.Picture.Number == 7);
        });

        feed.HasEnded.ShouldBeFalse();
        feed.Picture.Number.ShouldBe(7);
        census.HasFailedEnough.ShouldBeTrue();
    }

    private sealed class FailingCensus : ICensusGrain
    {
        private int _failures;

        public Guid Epoch { get; } = Guid.NewGuid();

        public bool HasFailedEnough => Volatile.Read(ref _failures) <= 0;

        public long Number { get; set; } = 1;

        public Task<CensusSnapshot> Watch(ICensusObserver observer, CancellationToken cancellationToken = default) => Snapshot(cancellationToken);

        public Task Unwatch(ICensusObserver observer, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task<CensusSnapshot> Snapshot(CancellationToken cancellationToken = default)
        {
            // The renewal asks at the same time.
            if (Interlocked.Decrement(ref _failures) >= 0) throw new InvalidOperationException("The database is away.");
            return Task.FromResult(new CensusSnapshot(Epoch, Number, default, [], [], new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), []));
        }

        public void FailTimes(int times) => Volatile.Write(ref _failures, times);
    }

    /// <summary>A grain factory that knows one census and makes no references.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "A proxy derives from it at run time.")]
    private class Grains : DispatchProxy
    {
        private ICensusGrain? _census;

        public static IGrainFactory Over(ICensusGrain census)
        {
            var factory = Create<IGrainFactory, Grains>();
            ((Grains)(object)factory)._census = census;
            return factory;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            nameof(IGrainFactory.GetGrain) => _census,
            nameof(IGrainFactory.CreateObjectReference) => args![0],
            _ => null,
        };
    }
}
