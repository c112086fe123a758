using GroupActors.Clinics;

namespace GroupActors.Imports;

internal static partial class ImportRules
{
    private static readonly Dictionary<string, (int From, int To, Func<ClinicPolicies, int, ClinicPolicies> Set)> PolicyNumbers = new()
    {
        ["check_in_opens_minutes"] = (0, 240, (policies, value) => policies with { CheckInOpensMinutes = value }),
        ["unconfirmed_after_minutes"] = (0, 1440, (policies, value) => policies with { UnconfirmedAfterMinutes = value }),
        ["late_cancel_hours"] = (0, 168, (policies, value) => policies with { LateCancelHours = value }),
        ["late_entry_hours"] = (0, 72, (policies, value) => policies with { LateEntryHours = value }),
        ["misses_to_drop"] = (2, 12, (policies, value) => policies with { MissesToDrop = value }),
        ["daily_cap"] = (1, 12, (policies, value) => policies with { DailyCap = value }),
        ["weekly_cap"] = (1, 60, (policies, value) => policies with { WeeklyCap = value }),
        ["room_turnover_minutes"] = (0, 120, (policies, value) => policies with { RoomTurnoverMinutes = value }),
        ["short_session_minutes"] = (0, 120, (policies, value) => policies with { ShortSessionMinutes = value }),
        ["billing_minimum"] = (2, 100, (policies, value) => policies with { BillingMinimum = value }),
        ["booking_weeks"] = (1, 26, (policies, value) => policies with { BookingWeeks = value }),
        ["credential_warning_days"] = (0, 365, (policies, value) => policies with { CredentialWarningDays = value }),
        ["underperforming_open_places"] = (1, 1000, (policies, value) => policies with { UnderperformingOpenPlaces = value }),
    };

    private static IEnumerable<int> ReadSettings(IReadOnlyDictionary<string, ImportTable> tables, ImportedClinic import, DateOnly asOf, ICollection<ImportProblem> problems)
    {
        foreach (var row in Rows(tables, "clinic.csv", asOf, problems))
        {
            yield return 1;
            var command = new ConfigureClinic(row.Text("name"), row.Text("time_zone"), Billing(row));
            if (row.Has("time_zone") && !ClinicZone.IsKnown(command.TimeZone)) row.Problem("time_zone", "unknown_time_zone", "Write an IANA time zone, such as America/New_York.");
            if (import.Clinic is not null) row.Problem(null, "duplicate", "The file has one row.");
            import.Clinic ??= new(row, command);
        }

        foreach (var row in Rows(tables, "policies.csv", asOf, problems))
        {
            yield return 1;
            import.Policies = Policy(row, import.Policies ?? new());
        }

        foreach (var row in Rows(tables, "payers.csv", asOf, problems))
        {
            yield return 1;
            var payer = new Payer(row.Id("payer"), row.Text("name"), row.Word<PayerCategory>("category"))
            {
                ElectronicId = row.OptionalText("electronic_id"),
                RequiresAuthorization = row.OptionalYesNo("requires_authorization"),
                TimelyFilingDays = row.OptionalNumber("timely_filing_days", 1, 1000) ?? 90,
                MinimumGroupSize = row.OptionalNumber("minimum_group_size", 2, 100),
                MaximumGroupSize = row.OptionalNumber("maximum_group_size", 2, 100),
                AllowsIncidentTo = row.OptionalYesNo("allows_incident_to"),
            };
            if (payer.MaximumGroupSize < (payer.MinimumGroupSize ?? 2)) row.Problem("maximum_group_size", "out_of_range", "The largest group is smaller than the smallest.");
            Add(import.Payers, row, "payer", payer.Id, payer);
        }

        foreach (var row in Rows(tables, "fees.csv", asOf, problems))
        {
            yield return 1;
            var fee = new Fee(row.Id("payer"), row.Text("code"), row.Date("from"), row.OptionalDate("to"), row.Money("charge"), row.Money("expected"));
            if (row.Has("code") && (fee.Code.Length != 5 || !fee.Code.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c)))) row.Problem("code", "invalid_code", "A procedure code has five digits or capital letters.");
            if (row.IsGood && fee.Charge == 0) row.Problem("charge", "out_of_range", "The charge is more than $0.00.");
            CheckPeriod(row, fee.From, fee.To);
            if (row.IsGood) import.Fees.Add(new(row, fee));
        }

        foreach (var group in import.Fees.GroupBy(fee => (fee.Value.Payer, fee.Value.Code)))
        {
            CheckOverlap(group.Select(fee => (fee.Row, fee.Value.From, fee.Value.To)), "fee_overlaps", "Another fee of this payer and code is in force at the same time.");
        }

        foreach (var row in Rows(tables, "group-types.csv", asOf, problems))
        {
            yield return 1;
            var type = new GroupType(
                row.Id("group_type"), row.Text("name"), row.Word<GroupComposition>("composition"), row.Word<GroupService>("service"), row.Number("session_minutes", 10, 480),
                row.Number("facilitators", 1, 2), [.. row.List("required_credentials").Select(any => new CredentialRequirement([.. any.Split('|', StringSplitOptions.TrimEntries)]))],
                row.List("indicated_diagnoses"), row.OptionalWord("enrollment_window", EnrollmentWindow.Always), row.OptionalYesNo("substance_use"));
            Add(import.GroupTypes, row, "group_type", type.Id, type);
        }
    }

    private static BillingIdentity? Billing(ImportCells row)
    {
        string[] columns = ["legal_name", "npi", "tax_id", "taxonomy", "street", "city", "state", "zip_code"];
        if (!columns.Any(row.Has)) return null;
        var billing = new BillingIdentity(
            row.Text("legal_name"), row.Text("npi"), row.Text("tax_id"), row.Text("taxonomy"), row.Text("street"), row.Text("city"), row.Text("state"), row.Text("zip_code"));
        CheckNpi(row, "npi", billing.Npi);
        if (row.Has("tax_id") && !IsDigits(billing.TaxId, 9)) row.Problem("tax_id", "invalid_value", "A tax id has 9 digits.");
        if (row.Has("zip_code") && !IsDigits(billing.ZipCode, 9)) row.Problem("zip_code", "invalid_value", "A ZIP+4 has 9 digits.");
        return billing;
    }

    private static ClinicPolicies Policy(ImportCells row, ClinicPolicies policies)
    {
        var policy = row.Text("policy");
        switch (policy)
        {
            case "":
                return policies;
            case "drops_automatically":
                return policies with { DropsAutomatically = row.YesNo("value") };
            case "claims_await_notes":
                return policies with { ClaimsAwaitNotes = row.YesNo("value") };
            case "underperforming_on_hold":
                return policies with { UnderperformingOnHold = row.Money("value") };
        }

        if (!PolicyNumbers.TryGetValue(policy, out var number))
        {
            row.Problem("policy", "unknown_policy", "There is no such policy.");
            return policies;
        }

        return number.Set(policies, row.Number("value", number.From, number.To));
    }

    private static void CheckPeriod(ImportCells row, DateOnly from, DateOnly? to, string column = "to")
    {
        if (to < from) row.Problem(column, "invalid_period", "The period ends before it starts.");
    }

    private static void CheckOverlap(IEnumerable<(ImportCells Row, DateOnly From, DateOnly? To)> periods, string code, string message)
    {
        DateOnly? covered = null;
        foreach (var (row, from, to) in periods.OrderBy(period => period.From).ThenBy(period => period.Row.Line))
        {
            if (covered >= from) row.Problem("from", code, message);
            covered = to ?? DateOnly.MaxValue;
        }
    }

    private static void CheckNpi(ImportCells row, string column, string? npi)
    {
        if (string.IsNullOrEmpty(npi)) return;
        if (!IsDigits(npi, 10) || !HasCheckDigit(npi)) row.Problem(column, "invalid_npi", "An NPI has 10 digits, the last of which checks the others.");
    }

    /// <summary>Luhn over 80840, the prefix of health identifiers, and the number.</summary>
    private static bool HasCheckDigit(string npi)
    {
        var sum = 24;
        for (var i = 0; i < 9; i++)
        {
            var digit = npi[8 - i] - '0';
            var counted = i % 2 == 0 ? digit * 2 : digit;
            sum += counted / 10 + counted % 10;
        }

        return (10 - sum % 10) % 10 == npi[9] - '0';
    }

    private static bool IsDigits(string text, int length) => text.Length == length && text.All(char.IsAsciiDigit);
}
