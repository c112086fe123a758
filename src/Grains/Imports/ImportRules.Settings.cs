using GroupActors.Clinics;

namespace GroupActors.Imports;

internal static partial class ImportRules
{
    private static readonly Dictionary<string, Func<ClinicPolicies, int, ClinicPolicies>> PolicyNumbers = new()
    {
        ["check_in_opens_minutes"] = (policies, value) => policies with { CheckInOpensMinutes = value },
        ["unconfirmed_after_minutes"] = (policies, value) => policies with { UnconfirmedAfterMinutes = value },
        ["late_cancel_hours"] = (policies, value) => policies with { LateCancelHours = value },
        ["late_entry_hours"] = (policies, value) => policies with { LateEntryHours = value },
        ["misses_to_drop"] = (policies, value) => policies with { MissesToDrop = value },
        ["daily_cap"] = (policies, value) => policies with { DailyCap = value },
        ["weekly_cap"] = (policies, value) => policies with { WeeklyCap = value },
        ["shrinking_days"] = (policies, value) => policies with { ShrinkingDays = value },
        ["room_turnover_minutes"] = (policies, value) => policies with { RoomTurnoverMinutes = value },
        ["short_session_minutes"] = (policies, value) => policies with { ShortSessionMinutes = value },
        ["billing_minimum"] = (policies, value) => policies with { BillingMinimum = value },
        ["booking_weeks"] = (policies, value) => policies with { BookingWeeks = value },
        ["credential_warning_days"] = (policies, value) => policies with { CredentialWarningDays = value },
        ["underperforming_open_places"] = (policies, value) => policies with { UnderperformingOpenPlaces = value },
        ["note_overlap_percent"] = (policies, value) => policies with { NoteOverlapPercent = value },
        ["reminder_minutes"] = (policies, value) => policies with { ReminderMinutes = value },
        ["self_check_in_tries"] = (policies, value) => policies with { SelfCheckInTries = value },
        ["self_check_in_failures"] = (policies, value) => policies with { SelfCheckInFailures = value },
        ["absence_notice_days"] = (policies, value) => policies with { AbsenceNoticeDays = value },
        ["vacation_notice_days"] = (policies, value) => policies with { VacationNoticeDays = value },
        ["weekly_cover_limit"] = (policies, value) => policies with { WeeklyCoverLimit = value },
        ["consecutive_cover_limit"] = (policies, value) => policies with { ConsecutiveCoverLimit = value },
        ["uncovered_warning_days"] = (policies, value) => policies with { UncoveredWarningDays = value },
    };

    private static IEnumerable<int> ReadSettings(IReadOnlyDictionary<string, ImportTable> tables, ImportedClinic import, ClinicSettings? existing, DateOnly asOf, ICollection<ImportProblem> problems)
    {
        foreach (var row in Rows(tables, import, "clinic.csv", asOf, problems))
        {
            yield return 1;
            var command = new ConfigureClinic(row.Text("name"), row.Text("time_zone"), Billing(row));
            if (row.Has("time_zone") && !ClinicZone.IsKnown(command.TimeZone)) row.Problem("time_zone", "unknown_time_zone", "Write an IANA time zone, such as America/New_York.");
            if (import.Clinic is not null) row.Problem(null, "duplicate", "The file has one row.");
            import.Clinic ??= new(row, command);
        }

        foreach (var row in Rows(tables, import, "policies.csv", asOf, problems))
        {
            yield return 1;
            import.Policies = Policy(row, import.Policies ?? existing?.Policies ?? new());
        }

        foreach (var row in Rows(tables, import, "payers.csv", asOf, problems))
        {
            yield return 1;
            var payer = new Payer(row.Id("payer"), row.Text("name"), row.Word<PayerCategory>("category"))
            {
                ElectronicId = row.OptionalText("electronic_id"),
                RequiresAuthorization = row.OptionalYesNo("requires_authorization"),
                TimelyFilingDays = row.OptionalNumber("timely_filing_days") ?? 90,
                MinimumGroupSize = row.OptionalNumber("minimum_group_size"),
                MaximumGroupSize = row.OptionalNumber("maximum_group_size"),
                AllowsIncidentTo = row.OptionalYesNo("allows_incident_to"),
            };
            Add(import, import.Payers, row, "payer", payer.Id, payer);
        }

        foreach (var row in Rows(tables, import, "fees.csv", asOf, problems))
        {
            yield return 1;
            var fee = new Fee(row.Id("payer"), row.Text("code"), row.Date("from"), row.OptionalDate("to"), row.Money("charge"), row.Money("expected"));
            CheckPeriod(row, fee.From, fee.To);
            import.Fees.Add(new(row, fee));
        }

        foreach (var group in import.Fees.Where(fee => fee.Row.IsRead("payer", "code", "from", "to")).GroupBy(fee => (fee.Value.Payer, fee.Value.Code)))
        {
            CheckOverlap(group.Select(fee => (fee.Row, fee.Value.From, fee.Value.To)), "fee_overlaps", "Another fee of this payer and code is in force at the same time.");
        }

        foreach (var row in Rows(tables, import, "group-types.csv", asOf, problems))
        {
            yield return 1;
            var type = new GroupType(
                row.Id("group_type"), row.Text("name"), row.Word<GroupComposition>("composition"), row.Word<GroupService>("service"), row.Number("session_minutes", 10, 480),
                row.Number("facilitators", 1, 2), [.. row.List("required_credentials").Select(any => new CredentialRequirement([.. any.Split('|', StringSplitOptions.TrimEntries)]))],
                row.List("indicated_diagnoses"), row.OptionalWord("enrollment_window", EnrollmentWindow.Always), row.OptionalYesNo("substance_use"));
            Add(import, import.GroupTypes, row, "group_type", type.Id, type);
        }
    }

    private static BillingIdentity? Billing(ImportCells row)
    {
        string[] columns = ["legal_name", "npi", "tax_id", "taxonomy", "street", "city", "state", "zip_code"];
        if (!columns.Any(row.Has)) return null;
        return new(
            row.Text("legal_name"), row.Text("npi"), row.Text("tax_id"), row.Text("taxonomy"), row.Text("street"), row.Text("city"), row.Text("state"), row.Text("zip_code"));
    }

    private static ClinicPolicies Policy(ImportCells row, ClinicPolicies policies)
    {
        var set = PolicyOf(row);
        Ask(row, () => ClinicRules.SetPolicies(new() { Version = 1 }, set(new())));
        return row.IsGood ? set(policies) : policies;
    }

    private static Func<ClinicPolicies, ClinicPolicies> PolicyOf(ImportCells row)
    {
        switch (row.Text("policy"))
        {
            case "drops_automatically":
                var drops = row.YesNo("value");
                return policies => policies with { DropsAutomatically = drops };
            case "graduates_automatically":
                var graduates = row.YesNo("value");
                return policies => policies with { GraduatesAutomatically = graduates };
            case "claims_await_notes":
                var awaits = row.YesNo("value");
                return policies => policies with { ClaimsAwaitNotes = awaits };
            case "self_check_in_by_birth_date":
                var byBirthDate = row.YesNo("value");
                return policies => policies with { SelfCheckInByBirthDate = byBirthDate };
            case "underperforming_on_hold":
                var onHold = row.Money("value");
                return policies => policies with { UnderperformingOnHold = onHold };
            case var name when PolicyNumbers.TryGetValue(name, out var set):
                var value = row.Number("value");
                return policies => set(policies, value);
            case not "":
                row.Problem("policy", "unknown_policy", "There is no such policy.");
                break;
        }

        return policies => policies;
    }

    private static void CheckPeriod(ImportCells row, DateOnly from, DateOnly? to, string column = "to")
    {
        if (to < from) row.Problem(column, "invalid_period", "The period ends before it starts.");
    }

    private static void CheckOverlap(IEnumerable<(ImportCells Row, DateOnly From, DateOnly? To)> periods, string code, string message)
    {
        DateOnly? covered = null;
        foreach (var (row, from, to) in periods.Where(period => period.To is not { } to || to >= period.From).OrderBy(period => period.From).ThenBy(period => period.Row.Line))
        {
            if (covered >= from) row.Problem("from", code, message);
            var until = to ?? DateOnly.MaxValue;
            if (covered is null || until > covered) covered = until;
        }
    }
}
