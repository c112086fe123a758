using GroupActors.Clinics;
using GroupActors.Facilitators;
using GroupActors.Groups;
using GroupActors.Patients;
using GroupActors.Rooms;
using GroupActors.Waitlist;

namespace GroupActors.Imports;

internal static partial class ImportRules
{
    /// <summary>Asks the rules themselves about every command of the plan: what they would refuse later must be found now.</summary>
    private static IEnumerable<int> Rehearse(ImportedClinic import, ClinicSettings? existing, DateOnly asOf)
    {
        var settings = SettingsAfter(import, existing);
        var clinic = new ClinicState { Version = 1, Payers = settings.Payers, Fees = existing?.Fees ?? [], TimeZone = settings.TimeZone };
        var facilitator = new FacilitatorState { Version = 1 };
        var patient = new PatientState { Version = 1 };
        if (import.Clinic is { } configure) yield return Ask(configure.Row, () => ClinicRules.Configure(new(), configure.Value));
        foreach (var (row, payer) in import.Payers.Values) yield return Ask(row, () => ClinicRules.DefinePayer(clinic, payer));
        var fees = new Trial<ClinicState>(clinic, default);
        foreach (var (row, fee) in ImportSteps.InOrder(import.Fees))
        {
            if (row.IsGood && fees.Take(ClinicRules.SetFee(fees.State, fee)) is { } refusal) Tell(row, refusal);
            yield return 1;
        }

        foreach (var (row, type) in import.GroupTypes.Values) yield return Ask(row, () => ClinicRules.DefineGroupType(clinic, type));
        foreach (var (row, room) in import.Rooms.Values) yield return Ask(row, () => RoomRules.Define(new(), room, []));
        foreach (var (row, registered) in import.Facilitators.Values) yield return Ask(row, () => FacilitatorRules.Register(new(), registered, settings));
        foreach (var (row, (_, credential)) in import.Credentials) yield return Ask(row, () => FacilitatorRules.RecordCredential(facilitator, credential));
        foreach (var (row, registered) in import.Patients.Values) yield return Ask(row, () => PatientRules.Register(new(), registered, asOf));
        foreach (var (row, (_, coverage)) in import.Coverages) yield return Ask(row, () => PatientRules.SetCoverage(patient, coverage, settings));
        foreach (var (row, entry) in import.Waitlist.Values) yield return Ask(row, () => WaitlistEntryRules.Put(new(), entry, settings, asOf));
        foreach (var (row, group) in import.Groups.Values.Where(item => !import.GroupTypes.TryGetValue(item.Value.Define.GroupType, out var type) || type.Row.IsGood))
        {
            yield return Ask(row, () => Found(import, group, settings, asOf));
        }
    }

    private static Decision Found(ImportedClinic import, ImportedGroup group, ClinicSettings settings, DateOnly asOf)
    {
        var defined = GroupRules.Define(new(), group.Define, settings);
        if (defined.Refusal is not null) return defined;
        var forming = new GroupState { Version = 1, Definition = group.Define, FacilitatorsNeeded = settings.GroupType(group.Define.GroupType)!.Facilitators };
        var modules = ModuleRules.Set(forming, new(group.ModuleStarts), asOf);
        if (modules.Refusal is not null || import.SeriesOf(group) is not { } series) return modules;
        return SeriesRules.Start(forming, new("clinic", group.Id), series, Guid.Empty, settings, new ClinicZone(settings.TimeZone).Instant(asOf, TimeOnly.MinValue));
    }

    private static int Ask(ImportCells row, Func<Decision> rule)
    {
        if (row.IsGood && rule().Refusal is { } refusal) Tell(row, refusal);
        return 1;
    }

    private static void Tell(ImportCells row, Refusal refusal)
    {
        ImmutableArray<RefusalDetail> details = refusal.Details.IsEmpty ? [new(refusal.Code, refusal.Message)] : refusal.Details;
        foreach (var detail in details)
        {
            var column = new[] { detail.Subject, ColumnOf(detail.Code) }.FirstOrDefault(ImportFormat.Columns(row.File).Contains);
            row.Problem(column, detail.Code, detail.Message);
        }
    }

    /// <summary>The column that a refusal is about which names none itself.</summary>
    private static string? ColumnOf(string code) => code switch
    {
        "already_enrolled" => "patient",
        "capacity_below_held" or "room_too_small" => "capacity",
        "enrollment_closed" => "since",
        "fee_overlaps" => "from",
        "family_required" => "family",
        "group_full" or "patient_double_booked" => "group",
        "group_type_fixed" or "unknown_group_type" => "group_type",
        "invalid_dates" => "module_starts",
        "invalid_policy" => "value",
        "invalid_review_on" => "review_on",
        "needs_two_facilitators" => "co_facilitator",
        "session_exists" or "session_not_over" => "date",
        "unknown_payer" => "payer",
        _ => null,
    };

    /// <summary>Where no zone is known, which is reported, another serves as well to find what else is wrong.</summary>
    private static string ZoneAfter(ImportedClinic import, ClinicSettings? existing) =>
        existing?.TimeZone ?? (import.Clinic is { Value.TimeZone: var zone } && ClinicZone.IsKnown(zone) ? zone : ClinicZone.Utc);

    /// <summary>The settings as they will be once the import's own are set.</summary>
    private static ClinicSettings SettingsAfter(ImportedClinic import, ClinicSettings? existing) => new(
        existing?.Clinic ?? "clinic", 1, import.Clinic?.Value.Name ?? existing?.Name ?? "", ZoneAfter(import, existing), null, import.Policies ?? existing?.Policies ?? new(),
        [.. import.GroupTypes.Values.Select(type => type.Value), .. existing?.GroupTypes ?? []], [.. import.Payers.Values.Select(payer => payer.Value), .. existing?.Payers ?? []], []);
}
