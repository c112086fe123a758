using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace GroupActors.Clinics;

/// <summary>What a clinic may set.</summary>
internal static class ClinicRules
{
    private static readonly ImmutableArray<(PropertyInfo Policy, RangeAttribute Range)> PolicyRanges =
        [.. from policy in typeof(ClinicPolicies).GetProperties() from range in policy.GetCustomAttributes<RangeAttribute>() select (policy, range)];

    public static Decision Configure(ClinicState state, ConfigureClinic command)
    {
        var problems = new Problems();
        problems.UnlessText(command.Name, "name", "The clinic's name");
        problems.Unless(ClinicZone.IsKnown(command.TimeZone), "time_zone", "The time zone must be a known IANA zone, such as America/Chicago.");
        if (command.Billing is { } billing) CheckBilling(problems, billing);
        if (problems.Refusal is { } refusal) return refusal;
        if (state.Exists && state.TimeZone != command.TimeZone)
        {
            return new Refusal("time_zone_fixed", $"The clinic's time zone is {state.TimeZone} for good: sessions are planned by its clock.");
        }

        var configured = new ClinicConfigured(command.Name, command.TimeZone, command.Billing);
        return state.Exists && Content.IsSame(configured, new ClinicConfigured(state.Name, state.TimeZone, state.Billing)) ? Decision.Nothing : Decision.Of(configured);
    }

    public static Decision SetPolicies(ClinicState state, ClinicPolicies policies)
    {
        if (!state.Exists) return Refusal.NotFound("clinic");
        ImmutableArray<RefusalDetail> problems = [.. PolicyProblems(policies)];
        if (!problems.IsEmpty) return new Refusal("invalid_policy", problems[0].Message, RefusalKind.Invalid) { Details = problems };
        return policies == state.Policies ? Decision.Nothing : Decision.Of(new PoliciesSet(policies));
    }

    public static Decision DefineGroupType(ClinicState state, GroupType type)
    {
        if (!state.Exists) return Refusal.NotFound("clinic");
        var problems = new Problems();
        problems.Unless(KeyText.IsSegment(type.Id), "id", "The group type's id needs letters, digits, dots and dashes only.");
        problems.UnlessText(type.Name, "name", "The group type's name");
        problems.Unless(Enum.IsDefined(type.Composition), "composition", "The composition is patients only or multiple families.");
        problems.Unless(Enum.IsDefined(type.Service), "service", "The service is psychotherapy or an educational class.");
        problems.Unless(type.SessionMinutes is >= 10 and <= 480, "session_minutes", "A session lasts 10 to 480 minutes.");
        problems.Unless(type.Facilitators is 1 or 2, "facilitators", "A group has one or two facilitators.");
        problems.Unless(
            type.RequiredCredentials.All(requirement => !requirement.AnyOf.IsDefaultOrEmpty && requirement.AnyOf.All(code => Problems.IsText(code))),
            "required_credentials", "Every required credential needs at least one code that meets it.");
        problems.Unless(type.IndicatedDiagnoses.All(DiagnosisCode.IsValid), "indicated_diagnoses", "Diagnoses are ICD-10-CM codes or categories, such as F43.10 or F33.");
        problems.Unless(Enum.IsDefined(type.EnrollmentWindow), "enrollment_window", "Members join always, before the first session, or at module starts.");
        if (problems.Refusal is { } refusal) return refusal;
        return state.GroupTypes.Any(old => Content.IsSame(old, type)) ? Decision.Nothing : Decision.Of(new GroupTypeDefined(type));
    }

    public static Decision DefinePayer(ClinicState state, Payer payer)
    {
        if (!state.Exists) return Refusal.NotFound("clinic");
        var problems = new Problems();
        problems.Unless(KeyText.IsSegment(payer.Id), "id", "The payer's id needs letters, digits, dots and dashes only.");
        problems.UnlessText(payer.Name, "name", "The payer's name");
        problems.Unless(Enum.IsDefined(payer.Category), "category", "The payer is commercial, Medicare, Medicaid or self-pay.");
        problems.Unless(payer.ElectronicId is null or { Length: >= 2 and <= 80 } && payer.ElectronicId?.All(char.IsAsciiLetterOrDigit) != false,
            "electronic_id", "The payer's identifier on claims has 2 to 80 letters and digits.");
        problems.Unless(payer.TimelyFilingDays is >= 1 and <= 1095, "timely_filing_days", "Timely filing is 1 to 1095 days.");
        problems.Unless(payer.MinimumGroupSize is null or (>= 2 and <= 100), "minimum_group_size", "The smallest group is 2 to 100 participants.");
        problems.Unless(payer.MaximumGroupSize is null || (payer.MaximumGroupSize <= 100 && payer.MaximumGroupSize >= (payer.MinimumGroupSize ?? 2)),
            "maximum_group_size", "The largest group is between the smallest and 100 participants.");
        if (problems.Refusal is { } refusal) return refusal;
        return state.Payers.Contains(payer) ? Decision.Nothing : Decision.Of(new PayerDefined(payer));
    }

    public static Decision SetFee(ClinicState state, Fee fee)
    {
        if (!state.Exists) return Refusal.NotFound("clinic");
        var problems = new Problems();
        problems.Unless(fee.Code is { Length: 5 } && fee.Code.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c)), "code", "A procedure code has five digits or capital letters.");
        problems.Unless(fee.To is null || fee.From <= fee.To, "to", "A fee cannot end before it starts.");
        problems.Unless(Dollars.IsAmount(fee.Charge) && fee.Charge > 0, "charge", "The charge is 0.01 to 999,999.99 dollars, in whole cents.");
        problems.Unless(Dollars.IsAmount(fee.Expected), "expected", $"The expected payment is {Dollars.Range}.");
        if (problems.Refusal is { } refusal) return refusal;
        if (!state.Payers.Any(payer => payer.Id == fee.Payer)) return new Refusal("unknown_payer", "The clinic has no payer of this id.");
        if (state.Fees.Contains(fee)) return Decision.Nothing;
        return state.Fees.FirstOrDefault(other => !IsSameFee(other, fee) && Overlap(other, fee)) is { } overlapped
            ? Refusal.Conflict("fee_overlaps", $"Another fee of this payer and code is in force from {overlapped.From:yyyy-MM-dd}{(overlapped.To is { } end ? $" to {end:yyyy-MM-dd}" : "")}: end it first.")
            : Decision.Of(new FeeSet(fee));
    }

    /// <param name="groups">The groups that may have sessions on it.</param>
    public static Decision SetHoliday(ClinicState state, Holiday holiday, ImmutableArray<string> groups, DateTimeOffset now)
    {
        if (!state.Exists) return Refusal.NotFound("clinic");
        var today = new ClinicZone(state.TimeZone).Date(now);
        var problems = new Problems();
        problems.UnlessText(holiday.Name, "name", "The holiday's name");
        problems.Unless(holiday.Date >= today && holiday.Date <= today.AddYears(3), "date", "A holiday is today or in the coming three years.");
        if (problems.Refusal is { } refusal) return refusal;
        return state.Holidays.Contains(holiday) ? Decision.Nothing : Decision.Of(new HolidaySet(holiday, groups));
    }

    public static Decision RemoveHoliday(ClinicState state, DateOnly date) =>
        state.Holidays.Any(holiday => holiday.Date == date) ? Decision.Of(new HolidayRemoved(date)) : Decision.Nothing;

    /// <summary>Whether one fee takes the other's place in the schedule.</summary>
    public static bool IsSameFee(Fee one, Fee other) => one.Payer == other.Payer && one.Code == other.Code && one.From == other.From;

    private static bool Overlap(Fee one, Fee other) =>
        one.Payer == other.Payer && one.Code == other.Code && one.From <= (other.To ?? DateOnly.MaxValue) && other.From <= (one.To ?? DateOnly.MaxValue);

    private static IEnumerable<RefusalDetail> PolicyProblems(ClinicPolicies policies)
    {
        foreach (var (policy, range) in PolicyRanges)
        {
            if (!range.IsValid(policy.GetValue(policies))) yield return Problem(policy.Name, $"{range.Minimum} to {range.Maximum}");
        }

        if (decimal.Round(policies.UnderperformingOnHold, 2) != policies.UnderperformingOnHold) yield return Problem(nameof(policies.UnderperformingOnHold), "in whole cents");

        static RefusalDetail Problem(string policy, string allowed)
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(policy);
            return new("invalid_policy", $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('_', ' ')} must be {allowed}.", name);
        }
    }

    private static void CheckBilling(Problems problems, BillingIdentity billing)
    {
        problems.UnlessText(billing.LegalName, "legal_name", "The billing provider's registered name");
        problems.Unless(NationalProviderId.IsValid(billing.Npi), "npi", "The NPI has 10 digits, the last of which checks the others.");
        problems.Unless(billing.TaxId is { Length: 9 } && billing.TaxId.All(char.IsAsciiDigit), "tax_id", "The tax id has 9 digits.");
        problems.Unless(IsTaxonomy(billing.Taxonomy), "taxonomy", "A taxonomy code has 10 digits and capital letters and ends in X.");
        problems.UnlessText(billing.Street, "street", "The street address", 55);
        problems.Unless(billing.Street is null || !IsPostOfficeBox(billing.Street), "street", "The billing address is a street address, never a PO box.");
        problems.UnlessText(billing.City, "city", "The city", 30);
        problems.Unless(billing.State is { Length: 2 } && billing.State.All(char.IsAsciiLetterUpper), "state", "The state has two capital letters.");
        problems.Unless(billing.ZipCode is { Length: 9 } && billing.ZipCode.All(char.IsAsciiDigit), "zip_code", "The ZIP+4 code has nine digits.");
    }

    /// <summary>Whether a text has the form of a provider taxonomy code.</summary>
    public static bool IsTaxonomy(string? text) => text is { Length: 10 } && text[9] == 'X' && text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));

    private static bool IsPostOfficeBox(string street) =>
        string.Concat(street.Where(char.IsAsciiLetter)) is var letters
        && (letters.StartsWith("POBox", StringComparison.OrdinalIgnoreCase) || letters.StartsWith("PostOfficeBox", StringComparison.OrdinalIgnoreCase));
}
