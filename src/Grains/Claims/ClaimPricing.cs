using GroupActors.Clinics;
using GroupActors.Patients;

namespace GroupActors.Claims;

/// <summary>Prices a service for a patient (B-11) and finds what stops it.</summary>
internal static class ClaimPricing
{
    public const string MissingCoverage = "missing_coverage";
    public const string MissingFee = "missing_fee";

    /// <summary>The price of <paramref name="service"/> under <paramref name="code"/>.</summary>
    /// <param name="patient">Null where the patient is not known: no coverage then.</param>
    public static ClaimPrice Price(BillableService service, string code, PatientView? patient, ClinicSettings settings)
    {
        var covered = patient?.CoverageOn(service.Date)?.Payer;
        var payer = settings.Payer(covered);
        var fee = settings.Fee(covered, code, service.Date);
        ImmutableArray<ReviewReason> missing = covered is null
            ? [new(MissingCoverage, "No coverage of the patient is known for the date of service.")]
            : fee is null ? [new(MissingFee, $"The fee schedule has no fee of this payer for {code} on the date of service.")] : [];
        return new(
            code, covered, fee?.Charge, fee?.Expected,
            payer is null ? null : service.Date.AddDays(payer.TimelyFilingDays),
            [.. service.Reasons, .. missing, .. SizeReasons(service, code, payer)]);
    }

    /// <summary>The payer's own limits of a group; every participant counts.</summary>
    private static ImmutableArray<ReviewReason> SizeReasons(BillableService service, string code, Payer? payer) =>
        code != ProcedureCodes.Group || payer is null ? []
        : service.GroupSize < payer.MinimumGroupSize ? [new("below_payer_minimum", $"The payer wants at least {payer.MinimumGroupSize} participants.")]
        : service.GroupSize > payer.MaximumGroupSize ? [new("above_payer_maximum", $"The payer allows at most {payer.MaximumGroupSize} participants.")]
        : [];
}
