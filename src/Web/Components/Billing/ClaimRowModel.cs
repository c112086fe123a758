using GroupActors.Sessions;

namespace GroupActors.Components.Billing;

/// <summary>Claims of one session that stand for the same reason.</summary>
/// <param name="Session">The session.</param>
/// <param name="Group">Name of the group.</param>
/// <param name="Date">Date of service, in words.</param>
/// <param name="IsPart2">Whether 42 CFR Part 2 protects the group (P-4).</param>
/// <param name="Why">Why they stand where they do, in sentences.</param>
/// <param name="Charge">Dollars; null while a fee is missing.</param>
/// <param name="WaitingDays">Days in this state.</param>
/// <param name="FilingDays">Days left for timely filing; null where no payer is known.</param>
/// <param name="Step">The one next step.</param>
/// <param name="Codes">The claims' own codes.</param>
/// <param name="Proposed">Codes that are proposed instead.</param>
/// <param name="Claims">The claims.</param>
public sealed record ClaimRowModel(
    SessionKey Session,
    string Group,
    string Date,
    bool IsPart2,
    IReadOnlyList<string> Why,
    decimal? Charge,
    int WaitingDays,
    int? FilingDays,
    string Step,
    IReadOnlyList<string> Codes,
    IReadOnlyList<string> Proposed,
    IReadOnlyList<ClaimLineModel> Claims);
