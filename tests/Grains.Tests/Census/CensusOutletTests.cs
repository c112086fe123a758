using System.Threading.Channels;
using GroupActors.Sessions;

namespace GroupActors.Census;

/// <summary>How changes reach a clinic's census.</summary>
public sealed class CensusOutletTests
{
    [Fact]
    public async Task L1_what_changes_while_a_message_is_under_way_goes_with_the_next_and_only_as_it_is_last()
    {
        var feed = new Feed();
        var outlet = new CensusOutlet(_ => feed);
        outlet.TellWaitlistChanged(SessionFixture.Key.Clinic);
        var first = await feed.Next();
        first.Changes.IsWaitlistChanged.ShouldBeTrue();

        foreach (var version in new[] { 4, 5, 6 }) outlet.Tell(SessionFixture.Key, SessionFixture.Planned() with { Version = version });
        feed.Count.ShouldBe(0);
        first.Answer.SetResult();
        var second = await feed.Next();
        second.Changes.IsWaitlistChanged.ShouldBeFalse();
        second.Changes.Sessions.ShouldHaveSingleItem().Version.ShouldBe(6);

        // A census that cannot be reached is not waited for: what it missed is found by comparing.
        second.Answer.SetException(new TimeoutException());
        outlet.TellWaitlistChanged(SessionFixture.Key.Clinic);
        (await feed.Next()).Changes.Sessions.ShouldBeEmpty();
    }

    private sealed class Feed : ICensusFeed
    {
        private readonly Channel<(CensusChanges Changes, TaskCompletionSource Answer)> _told = Channel.CreateUnbounded<(CensusChanges, TaskCompletionSource)>();

        public int Count => _told.Reader.Count;

        public async Task<(CensusChanges Changes, TaskCompletionSource Answer)> Next() => await _told.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

        public Task Tell(CensusChanges changes)
        {
            var answer = new TaskCompletionSource();
            _told.Writer.TryWrite((changes, answer));
            return answer.Task;
        }
    }
}
