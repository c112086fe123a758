using Orleans.Concurrency;

namespace GroupActors.Cover;

/// <summary>The cover for one absence, proposed as one assignment over all its sessions: it covers the most, by designated substitutes first, then by whoever knows the group best, and then with the fairest load (F-6). An approved absence opens it.</summary>
[Alias("cover.plan")]
public interface ICoverPlanGrain : IGrainWithStringKey
{
    /// <summary>Looks again for what still lacks cover. The proposal comes later (<see cref="Next"/>). Refused: <c>not_found</c>, <c>cover_plan_withdrawn</c>.</summary>
    [Alias("propose")]
    Task<Outcome<CoverPlanView>> Propose(CommandContext context, CancellationToken cancellationToken = default);

    /// <summary>
    /// Assigns the substitutes as any assignment is and refused like one (F-2), those of one session all or none (F-4): the plan then says who was and who was not. Once it is taken, it is brought
    /// to its end whatever fails half-way. Refused as a whole: <c>cover_plan_withdrawn</c>,
    /// <c>cover_being_proposed</c>, <c>not_in_plan</c>, <c>nothing_to_accept</c>.
    /// </summary>
    [Alias("accept")]
    Task<Outcome<CoverPlanView>> Accept(CommandContext context, AcceptCover command, CancellationToken cancellationToken = default);

    /// <summary>The plan, or null.</summary>
    [Alias("get"), ReadOnly]
    Task<CoverPlanView?> Get(CancellationToken cancellationToken = default);

    /// <summary>The plan once it is proposed, or as it is after 3 seconds; null where there is none.</summary>
    [Alias("next"), ReadOnly]
    Task<CoverPlanView?> Next(CancellationToken cancellationToken = default);
}
