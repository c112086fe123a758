using Orleans.Concurrency;

namespace GroupActors.Clinics;

/// <summary>A clinic's settings: every change makes a new version, and old ones stay in the journal.</summary>
[Alias("clinics.clinic")]
public interface IClinicGrain : IGrainWithStringKey
{
    /// <summary>Creates the clinic or changes its name and billing identity. The zone of an existing clinic stays (<c>time_zone_fixed</c>).</summary>
    [Alias("configure")]
    Task<Outcome<ClinicSettings>> Configure(CommandContext context, ConfigureClinic command, CancellationToken cancellationToken = default);

    /// <summary>Sets all policies; each number is checked against its allowed range (<c>invalid_policy</c>). Refused too: <c>version_conflict</c> (R-14).</summary>
    [Alias("set-policies")]
    Task<Outcome<ClinicSettings>> SetPolicies(CommandContext context, ClinicPolicies policies, CancellationToken cancellationToken = default);

    /// <summary>Adds a group type or replaces the one with its id, from now on; what is planned stays. Refused: <c>already_exists</c>, <c>version_conflict</c> (R-14), <c>invalid_…</c>.</summary>
    [Alias("define-group-type")]
    Task<Outcome<ClinicSettings>> DefineGroupType(CommandContext context, GroupType groupType, CancellationToken cancellationToken = default);

    /// <summary>Adds a payer or replaces the one with its id.</summary>
    [Alias("define-payer")]
    Task<Outcome<ClinicSettings>> DefinePayer(CommandContext context, Payer payer, CancellationToken cancellationToken = default);

    /// <summary>Adds a fee or replaces the one of the same payer, code and start (B-11). Refused: <c>unknown_payer</c>, <c>fee_overlaps</c> with another that is in force on one of its dates.</summary>
    [Alias("set-fee")]
    Task<Outcome<ClinicSettings>> SetFee(CommandContext context, Fee fee, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds a holiday, or renames the one of its date: no series plans a session on it, and those that are planned are cancelled (S-13). Refused: <c>invalid_date</c> for a date that is over, or more than three years ahead.
    /// </summary>
    [Alias("set-holiday")]
    Task<Outcome<ClinicSettings>> SetHoliday(CommandContext context, Holiday holiday, CancellationToken cancellationToken = default);

    /// <summary>Takes a holiday back. Sessions that were cancelled for it stay cancelled.</summary>
    [Alias("remove-holiday")]
    Task<Outcome<ClinicSettings>> RemoveHoliday(CommandContext context, DateOnly date, CancellationToken cancellationToken = default);

    /// <summary>The settings in force; null when there is no such clinic.</summary>
    [Alias("settings"), ReadOnly]
    Task<ClinicSettings?> Settings(CancellationToken cancellationToken = default);
}
