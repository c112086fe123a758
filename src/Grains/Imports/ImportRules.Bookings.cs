using GroupActors.Bookings;
using GroupActors.Clinics;
using GroupActors.Facilitators;
using GroupActors.Groups;
using GroupActors.Rooms;
using GroupActors.Sessions;

namespace GroupActors.Imports;

internal static partial class ImportRules
{
    /// <summary>Starts every series of the import on trial: the facilitators and rooms that the clinic has are booked for other groups too (F-2, F-8).</summary>
    private static IEnumerable<int> CheckBookings(ExistingClinic clinic, ImportedClinic import, ClinicSettings settings, DateTimeOffset now)
    {
        var facilitators = new Dictionary<string, Trial<FacilitatorState>>();
        foreach (var (id, (_, facilitator)) in import.Facilitators.Where(item => item.Value.Row.IsGood))
        {
            var trial = facilitators[id] = new(clinic.Facilitators.GetValueOrDefault(id), now);
            trial.Take(FacilitatorRules.Register(trial.State, facilitator, settings));
        }

        foreach (var (_, (facilitator, credential)) in import.Credentials)
        {
            if (facilitators.TryGetValue(facilitator, out var trial)) trial.Take(FacilitatorRules.RecordCredential(trial.State, credential));
        }

        var rooms = new Dictionary<string, Trial<RoomState>>();
        foreach (var (id, (_, room)) in import.Rooms.Where(item => item.Value.Row.IsGood))
        {
            var trial = rooms[id] = new(clinic.Rooms.GetValueOrDefault(id), now);
            trial.Take(RoomRules.Define(trial.State, room, []));
        }

        var slots = import.Slots.ToLookup(slot => slot.Value.Group);
        foreach (var (row, group) in import.Groups.Values)
        {
            yield return 1;
            if (!row.IsGood || import.Unread["slots.csv"].MayHold(group.Id) || !slots[group.Id].All(slot => slot.Row.IsGood) || import.SeriesOf(group) is not { } series) continue;
            var key = new GroupKey(settings.Clinic, group.Id);
            var trial = new Trial<GroupState>(clinic.Groups.GetValueOrDefault(group.Id), now);
            if (trial.State.Phase != GroupPhase.Forming)
            {
                if (!ImportSteps.IsSame(GroupViews.View(trial.State, key), series)) row.Problem(null, "series_already_started", "The group's series has started with other slots, facilitators or another room.");
                continue;
            }

            var operation = SeriesRules.OperationFor(new(key.Clinic, key.Group, series.From, series.Slots[0].Number));
            if ((trial.Take(GroupRules.Define(trial.State, group.Define, settings)) ?? trial.Take(SeriesRules.Start(trial.State, key, series, operation, settings, now))) is { } refusal)
            {
                Tell(row, refusal);
                continue;
            }

            var leaders = SeriesRules.Facilitators(series);
            var wanted = new Reservation(
                operation, GrainId.Create(GrainTypes.Group, key.ToString()), trial.State.Pending!.Slots, group.Define.GroupType, SeriesRules.Seats(group.Define.Capacity, trial.State.Composition, leaders.Length));
            foreach (var leader in leaders)
            {
                if (!facilitators.TryGetValue(leader, out var booked)) continue;
                TellConflicts(booked.Take(FacilitatorRules.Reserve(booked.State, wanted, settings, now)), row, leader == series.Facilitator ? "facilitator" : "co_facilitator", slots[group.Id]);
            }

            if (series.Room is not null && rooms.TryGetValue(series.Room, out var room)) TellConflicts(room.Take(RoomRules.Reserve(room.State, wanted, room.State.Seats, settings, now)), row, "room", slots[group.Id]);
        }
    }

    /// <summary>Each reason once, though it stands against every week of the series: a double booking at the slot, the others at the group.</summary>
    private static void TellConflicts(Refusal? refusal, ImportCells row, string column, IEnumerable<Imported<(string Group, WeeklySlot Slot)>> slots)
    {
        if (refusal is null) return;
        foreach (var conflict in SeriesRules.Conflicts(refusal).DistinctBy(conflict => (conflict.Code, SlotOf(conflict))))
        {
            if (conflict.Code is "facilitator_double_booked" or "room_double_booked" && SlotOf(conflict) is { } number) slots.First(slot => slot.Value.Slot.Number == number).Row.Problem("start", conflict.Code, conflict.Message);
            else row.Problem(column, conflict.Code, conflict.Message);
        }
    }

    private static int? SlotOf(RefusalDetail conflict) => SessionKey.TryParse(conflict.Subject, out var session) ? session.Slot : null;
}
