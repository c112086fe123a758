using GroupActors.Clinics;
using GroupActors.Facilitators;
using GroupActors.Groups;
using GroupActors.Patients;
using GroupActors.Rooms;
using GroupActors.Waitlist;

namespace GroupActors.Imports;

/// <summary>All that the files of an import say.</summary>
internal sealed class ImportedClinic
{
    public Imported<ConfigureClinic>? Clinic { get; set; }

    public ClinicPolicies? Policies { get; set; }

    public Dictionary<string, Imported<Payer>> Payers { get; } = [];

    public List<Imported<Fee>> Fees { get; } = [];

    public Dictionary<string, Imported<DefineRoom>> Rooms { get; } = [];

    public Dictionary<string, Imported<RegisterFacilitator>> Facilitators { get; } = [];

    public List<Imported<(string Facilitator, Credential Credential)>> Credentials { get; } = [];

    public Dictionary<string, Imported<GroupType>> GroupTypes { get; } = [];

    public Dictionary<string, Imported<ImportedGroup>> Groups { get; } = [];

    public List<Imported<(string Group, WeeklySlot Slot)>> Slots { get; } = [];

    /// <summary>All rows that have a value for each column, by file.</summary>
    public Dictionary<string, List<ImportCells>> Rows { get; } = [];

    /// <summary>What could not be read, by file.</summary>
    public Dictionary<string, UnreadRows> Unread { get; } = ImportFormat.Names.ToDictionary(file => file, _ => new UnreadRows());

    public Dictionary<string, Imported<RegisterPatient>> Patients { get; } = [];

    public List<Imported<(string Patient, Coverage Coverage)>> Coverages { get; } = [];

    public List<Imported<ImportedEnrollment>> Enrollments { get; } = [];

    public Dictionary<string, Imported<PutWaitlistEntry>> Waitlist { get; } = [];

    public List<Imported<ImportedAttendance>> Attendance { get; } = [];

    /// <summary>The series that the group's slots make; null for a forming group.</summary>
    public StartSeries? SeriesOf(ImportedGroup group)
    {
        ImmutableArray<WeeklySlot> slots = [.. Slots.Where(slot => slot.Value.Group == group.Id).Select(slot => slot.Value.Slot).OrderBy(slot => slot.Number)];
        return slots.IsEmpty ? null : new(group.From, slots, group.Facilitator, group.CoFacilitator, group.Room, group.Modality);
    }
}
