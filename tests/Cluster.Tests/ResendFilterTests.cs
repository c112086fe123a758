using System.Reflection;
using GroupActors.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace GroupActors.Cluster;

/// <summary>A client's calls that get no answer.</summary>
public sealed class ResendFilterTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task A_call_without_an_answer_is_sent_again_until_it_has_one()
    {
        var call = Call.Failing(times: 3, new TimeoutException());
        await Send(call);
        call.Sent.ShouldBe(4);
    }

    [Fact]
    public async Task A_call_that_nobody_answers_fails_in_the_end()
    {
        var call = Call.Failing(times: int.MaxValue, new TimeoutException());
        await Should.ThrowAsync<TimeoutException>(() => Send(call));
        call.Sent.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task A_call_that_failed_where_it_was_received_is_not_sent_again()
    {
        var call = Call.Failing(times: int.MaxValue, new InvalidOperationException());
        await Should.ThrowAsync<InvalidOperationException>(() => Send(call));
        call.Sent.ShouldBe(1);
    }

    private async Task Send(Call call)
    {
        var sending = new ResendFilter(_clock).Invoke((IOutgoingGrainCallContext)call);
        while (!sending.IsCompleted)
        {
            _clock.Advance(ResendFilter.Pause);
            await Task.Yield();
        }

        await sending;
    }

    /// <summary>A call's context of which only the sending is used.</summary>
    public class Call : DispatchProxy
    {
        private Exception? _failure;
        private int _failures;

        public int Sent { get; private set; }

        public static Call Failing(int times, Exception failure)
        {
            var call = (Call)Create<IOutgoingGrainCallContext, Call>();
            (call._failures, call._failure) = (times, failure);
            return call;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Sent++ < _failures ? Task.FromException(_failure!) : Task.CompletedTask;
    }
}
