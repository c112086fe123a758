using GroupActors.Claims;

namespace GroupActors.Components.Billing;

/// <summary>One claim.</summary>
/// <param name="Key">The claim.</param>
/// <param name="Member">Name of the member.</param>
/// <param name="Payer">Name of the payer; null where no coverage is known.</param>
/// <param name="Code">Procedure code.</param>
/// <param name="Charge">Dollars; null while the fee is missing.</param>
public sealed record ClaimLineModel(ClaimKey Key, string Member, string? Payer, string? Code, decimal? Charge);
