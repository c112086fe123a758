namespace GroupActors.Aggregates;

/// <summary>A repeat is recognized, among the newest commands.</summary>
public sealed class DoneCommandsTests
{
    [Fact]
    public void The_newest_are_found_with_what_was_done_and_the_oldest_are_forgotten()
    {
        var ids = Enumerable.Range(0, DoneCommands.Kept + 1).Select(_ => Guid.NewGuid()).ToArray();
        var done = default(DoneCommands);
        for (var i = 0; i < ids.Length; i++)
        {
            done.IsFull.ShouldBe(i == DoneCommands.Kept);
            done.Find(ids[i]).ShouldBeNull();
            done = done.With(ids[i], (uint)i);
        }

        done.Find(ids[0]).ShouldBeNull();
        ids.Skip(1).Select(id => done.Find(id)).ShouldBe(Enumerable.Range(1, DoneCommands.Kept).Select(i => (uint?)i));
    }
}
