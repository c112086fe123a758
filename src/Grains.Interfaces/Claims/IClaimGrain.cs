using Orleans.Concurrency;

namespace GroupActors.Claims;

/// <summary>One billable service for one member at one session, through its life (B-10).</summary>
[Alias("claims.claim")]
public interface IClaimGrain : IGrainWithStringKey
{
    /// <summary>Decides on a claim that stopped in review. Refused: <c>invalid_transition</c>, <c>code_not_proposed</c>, <c>missing_fee</c>, <c>reason_required</c>.</summary>
    [Alias("review")]
    Task<Outcome<ClaimView>> Review(CommandContext context, ReviewClaim command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Moves a claim along its life; every move but those of B-10 is refused (<c>invalid_transition</c>), and one without a cause too (<c>reason_required</c>).
    /// Nothing without a charge leaves review (<c>missing_fee</c>, <c>missing_coverage</c>, B-11), and the note decides whether it is waited for (<c>note_not_signed</c>, <c>note_signed</c>).
    /// </summary>
    [Alias("move")]
    Task<Outcome<ClaimView>> Move(CommandContext context, MoveClaim command, CancellationToken cancellationToken = default);

    /// <summary>The claim, or null.</summary>
    [Alias("get"), ReadOnly]
    Task<ClaimView?> Get(CancellationToken cancellationToken = default);
}
