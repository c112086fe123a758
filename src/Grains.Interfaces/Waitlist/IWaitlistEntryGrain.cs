using Orleans.Concurrency;

namespace GroupActors.Waitlist;

/// <summary>One patient waiting for a group of certain types (W-1).</summary>
[Alias("waitlist.entry")]
public interface IWaitlistEntryGrain : IGrainWithStringKey
{
    /// <summary>Adds the entry or changes it. Refused: <c>unknown_patient</c>, <c>unknown_group_type</c>.</summary>
    [Alias("put")]
    Task<Outcome<WaitlistEntryView>> Put(CommandContext context, PutWaitlistEntry command, CancellationToken cancellationToken = default);

    /// <summary>Takes the entry off the waitlist, with a reason.</summary>
    [Alias("withdraw")]
    Task<Outcome<WaitlistEntryView>> Withdraw(CommandContext context, CancellationToken cancellationToken = default);

    /// <summary>The entry, or null.</summary>
    [Alias("get"), ReadOnly]
    Task<WaitlistEntryView?> Get(CancellationToken cancellationToken = default);
}
