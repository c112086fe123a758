using Orleans.Concurrency;

namespace GroupActors.Facilitators;

/// <summary>A facilitator's credentials and bookings; guards double booking, credentials and caps (F-2).</summary>
[Alias("facilitators.facilitator")]
public interface IFacilitatorGrain : IGrainWithStringKey
{
    /// <summary>Registers the facilitator or corrects who they are.</summary>
    [Alias("register")]
    Task<Outcome<FacilitatorView>> Register(CommandContext context, RegisterFacilitator command, CancellationToken cancellationToken = default);

    /// <summary>Adds a credential, or replaces the one with the same code, number and first valid date. A renewal begins later, so it stands beside the one that it renews.</summary>
    [Alias("record-credential")]
    Task<Outcome<FacilitatorView>> RecordCredential(CommandContext context, Credential credential, CancellationToken cancellationToken = default);

    /// <summary>The facilitator, or null.</summary>
    [Alias("get"), ReadOnly]
    Task<FacilitatorView?> Get(CancellationToken cancellationToken = default);
}
