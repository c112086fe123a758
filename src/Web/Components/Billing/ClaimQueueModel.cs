using GroupActors.Claims;

namespace GroupActors.Components.Billing;

/// <summary>The claims in one state.</summary>
/// <param name="State">The state.</param>
/// <param name="Name">The state in words.</param>
/// <param name="Glyph">Name of the icon.</param>
/// <param name="IsStuck">Whether a person must do something for them to move.</param>
/// <param name="Count">How many.</param>
/// <param name="Charge">Dollars.</param>
/// <param name="OldestDays">Days that the oldest has been there; null when there is none.</param>
public sealed record ClaimQueueModel(ClaimState State, string Name, string Glyph, bool IsStuck, long Count, decimal Charge, int? OldestDays);
