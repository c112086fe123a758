namespace GroupActors.Samples;

/// <summary>An invented payer and what it pays.</summary>
/// <param name="GroupRate">What it pays for 90853. The five rates average to $70, and the generator gives every payer as many active members.</param>
/// <param name="FamilyRate">What it pays for 90849: 10-20% more with the commercial ones, nothing more with the public ones.</param>
internal sealed record PayerPlan(
    string Id, string Name, string Category, string ElectronicId, bool RequiresAuthorization, int FilingDays, string MinimumSize, string MaximumSize, bool AllowsIncidentTo,
    decimal GroupRate, decimal FamilyRate, decimal IndividualFactor)
{
    public static readonly IReadOnlyList<PayerPlan> All =
    [
        new("northlake", "Northlake Mutual", "commercial", "00417", true, 90, "", "12", false, 84m, 96.60m, 1.20m),
        new("summit-ridge", "Summit Ridge Health", "commercial", "SRH22", false, 180, "", "", true, 76m, 85.12m, 1.10m),
        new("tidewater", "Tidewater Benefit", "commercial", "TWB09", false, 120, "3", "10", false, 72m, 84.96m, 1.05m),
        new("old-harbor", "Old Harbor Senior", "medicare", "OHS65", false, 365, "", "12", true, 64m, 64m, 1.00m),
        new("riverbend", "Riverbend Community", "medicaid", "RBC31", true, 95, "", "", false, 54m, 54m, 0.80m),
    ];
}
