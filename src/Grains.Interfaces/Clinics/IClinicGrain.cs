using Orleans.Concurrency;

namespace GroupActors.Clinics;

/// <summary>A clinic's settings: every change makes a new version, and old ones stay in the journal.</summary>
[Alias("clinics.clinic")]
public interface IClinicGrain : IGrainWithStringKey
{
    /// <summary>Creates the clinic or changes its name and billing identity. The zone of an existing clinic stays (<c>time_zone_fixed</c>).</summary>
    [Alias("configure")]
    Task<Outcome<ClinicSettings>> Configure(CommandContext context, ConfigureClinic command, CancellationToken cancellationToken = default);

    /// <summary>Sets all policies; each number is checked against its allowed range (<c>invalid_policy</c>).</summary>
    [Alias("set-policies")]
    Task<Outcome<ClinicSettings>> SetPolicies(CommandContext context, ClinicPolicies policies, CancellationToken cancellationToken = default);

    /// <summary>Adds a group type or replaces the one with its id.</summary>
    [Alias("define-group-type")]
    Task<Outcome<ClinicSettings>> DefineGroupType(CommandContext context, GroupType groupType, CancellationToken cancellationToken = default);

    /// <summary>Adds a payer or replaces the one with its id.</summary>
    [Alias("define-payer")]
    Task<Outcome<ClinicSettings>> DefinePayer(CommandContext context, Payer payer, CancellationToken cancellationToken = default);

    /// <summary>Adds a fee or replaces the one of the same payer, code and start (B-11).</summary>
    [Alias("set-fee")]
    Task<Outcome<ClinicSettings>> SetFee(CommandContext context, Fee fee, CancellationToken cancellationToken = default);

    /// <summary>The settings in force; null when there is no such clinic.</summary>
    [Alias("settings"), ReadOnly]
    Task<ClinicSettings?> Settings(CancellationToken cancellationToken = default);
}
