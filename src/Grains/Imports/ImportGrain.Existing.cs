using GroupActors.Clinics;
using GroupActors.Facilitators;
using GroupActors.Groups;
using GroupActors.Rooms;
using GroupActors.Sessions;

namespace GroupActors.Imports;

/// <summary>Holds the files against what the clinic has.</summary>
internal sealed partial class ImportGrain
{
    private const int ReadsAtOnce = 16;

    private readonly ILedger _ledger = services.Ledger;

    private async Task CheckAgainst(ClinicSettings settings, ImportedClinic import, List<ImportProblem> problems)
    {
        var clinic = Clinic.Clinic;
        foreach (var coverages in import.Coverages.GroupBy(coverage => coverage.Value.Patient).Chunk(RowsATurn))
        {
            foreach (var (patient, mine) in await Task.WhenAll(coverages.Select(async mine => (await GrainFactory.Patient(new(clinic, mine.Key)).Get(), mine))))
            {
                foreach (var coverage in mine)
                {
                    if (patient is not null) ImportRules.CheckAgainst(patient, coverage, settings);
                }
            }
        }

        foreach (var entries in import.Waitlist.Chunk(RowsATurn))
        {
            foreach (var (known, entry) in await Task.WhenAll(entries.Select(async entry => (await GrainFactory.WaitlistEntry(new(clinic, entry.Key)).Get(), entry.Value))))
            {
                if (known is not null) ImportRules.CheckAgainst(known, entry);
            }
        }

        var existing = new ExistingClinic(settings);
        await Read(existing.Facilitators, GrainTypes.Facilitator, import.Facilitators.Keys, id => new FacilitatorKey(clinic, id));
        await Read(existing.Rooms, GrainTypes.Room, import.Rooms.Keys, id => new RoomKey(clinic, id));
        var booked = existing.Rooms.Values.SelectMany(room => RoomRules.GroupsAhead(room, Time.GetUtcNow())).Select(group => group.Group);
        await Read(existing.Groups, GrainTypes.Group, import.Groups.Keys.Union(booked), id => new GroupKey(clinic, id));
        var rooms = existing.Groups.Values.Select(group => group.Series?.Room).OfType<string>().Except(import.Rooms.Keys);
        await Read(existing.Rooms, GrainTypes.Room, rooms, id => new RoomKey(clinic, id));
        await Read(existing.Sessions, GrainTypes.Session, import.Attendance.Select(item => new SessionKey(clinic, item.Value.Group, item.Value.Date, item.Value.Slot)).Distinct(), key => key);
        foreach (var (_, enrollment) in import.Enrollments)
        {
            if (existing.Groups.TryGetValue(enrollment.Group, out var group) && group.Enrollments.All(known => known.Patient != enrollment.Patient || known.Since != enrollment.Since)
                && await _ledger.Find(AggregateStream.Of(GrainId.Create(GrainTypes.Group, new GroupKey(clinic, enrollment.Group).ToString())), ImportSteps.EnrollingId(clinic, enrollment)) is not null)
            {
                existing.Forgotten.Add(enrollment);
            }
        }

        var done = 0;
        foreach (var _ in Whole(ImportRules.CheckAgainst(existing, import, Time.GetUtcNow()), exception => TellFailedCheck(exception, problems)))
        {
            if (++done % RowsATurn == 0) await Task.Yield();
        }
    }

    private async Task Read<TId, TState>(Dictionary<TId, TState> states, string type, IEnumerable<TId> ids, Func<TId, object> keyOf)
        where TId : notnull where TState : AggregateState<TState>, new()
    {
        foreach (var some in ids.Chunk(ReadsAtOnce))
        {
            foreach (var (id, state) in await Task.WhenAll(some.Select(async id => (id, await Read<TState>(GrainId.Create(type, keyOf(id).ToString()!))))))
            {
                if (state.Exists) states[id] = state;
            }
        }
    }

    /// <summary>Another aggregate's state, with the commands that it remembers.</summary>
    private async Task<TState> Read<TState>(GrainId grain) where TState : AggregateState<TState>, new()
    {
        var state = new TState();
        await foreach (var entry in _ledger.Journal(AggregateStream.Of(grain)))
        {
            state = state.Apply(entry);
            if (entry.CommandId is { } id) state = state.Remember(id, fingerprint: 0);
        }

        return state;
    }
}
