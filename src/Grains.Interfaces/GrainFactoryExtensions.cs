using GroupActors.Census;
using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Facilitators;
using GroupActors.Groups;
using GroupActors.Imports;
using GroupActors.Notes;
using GroupActors.Patients;
using GroupActors.Reports;
using GroupActors.Rooms;
using GroupActors.Sessions;
using GroupActors.Tasks;
using GroupActors.Waitlist;

namespace GroupActors;

/// <summary>Grains by their typed keys.</summary>
public static class GrainFactoryExtensions
{
    extension(IGrainFactory grains)
    {
        /// <summary>A clinic's settings.</summary>
        public IClinicGrain Clinic(ClinicKey key) => grains.GetGrain<IClinicGrain>(key.ToString());

        /// <summary>A clinic's live census.</summary>
        public ICensusGrain Census(ClinicKey key) => grains.GetGrain<ICensusGrain>(key.ToString());

        /// <summary>Questions over a clinic.</summary>
        public IReportsGrain Reports(ClinicKey key) => grains.GetGrain<IReportsGrain>(key.ToString());

        /// <summary>A patient.</summary>
        public IPatientGrain Patient(PatientKey key) => grains.GetGrain<IPatientGrain>(key.ToString());

        /// <summary>A facilitator.</summary>
        public IFacilitatorGrain Facilitator(FacilitatorKey key) => grains.GetGrain<IFacilitatorGrain>(key.ToString());

        /// <summary>A room.</summary>
        public IRoomGrain Room(RoomKey key) => grains.GetGrain<IRoomGrain>(key.ToString());

        /// <summary>A group.</summary>
        public IGroupGrain Group(GroupKey key) => grains.GetGrain<IGroupGrain>(key.ToString());

        /// <summary>A session.</summary>
        public ISessionGrain Session(SessionKey key) => grains.GetGrain<ISessionGrain>(key.ToString());

        /// <summary>A note.</summary>
        public INoteGrain Note(NoteKey key) => grains.GetGrain<INoteGrain>(key.ToString());

        /// <summary>A claim.</summary>
        public IClaimGrain Claim(ClaimKey key) => grains.GetGrain<IClaimGrain>(key.ToString());

        /// <summary>A task.</summary>
        public ITaskGrain Task(TaskKey key) => grains.GetGrain<ITaskGrain>(key.ToString());

        /// <summary>A waitlist entry.</summary>
        public IWaitlistEntryGrain WaitlistEntry(WaitlistEntryKey key) => grains.GetGrain<IWaitlistEntryGrain>(key.ToString());

        /// <summary>A run of an import.</summary>
        public IImportGrain Import(ImportKey key) => grains.GetGrain<IImportGrain>(key.ToString());

        /// <summary>A piece of a staged file.</summary>
        public IImportChunkGrain ImportChunk(ImportChunkKey key) => grains.GetGrain<IImportChunkGrain>(key.ToString());
    }
}
