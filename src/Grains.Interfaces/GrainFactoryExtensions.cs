using GroupActors.Census;
using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Cover;
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
        /// <summary>The grain with this id, by one of its contracts.</summary>
        public TGrain At<TGrain>(GrainId id) where TGrain : class, IAddressable => GrainReferences<TGrain>.At(grains, id);

        /// <summary>A clinic's settings.</summary>
        public IClinicGrain Clinic(ClinicKey key) => GrainReferences<IClinicGrain>.Of(grains, key.ToString());

        /// <summary>A clinic's live census.</summary>
        public ICensusGrain Census(ClinicKey key) => GrainReferences<ICensusGrain>.Of(grains, key.ToString());

        /// <summary>Questions over a clinic.</summary>
        public IReportsGrain Reports(ClinicKey key) => GrainReferences<IReportsGrain>.Of(grains, key.ToString());

        /// <summary>A patient.</summary>
        public IPatientGrain Patient(PatientKey key) => GrainReferences<IPatientGrain>.Of(grains, key.ToString());

        /// <summary>A facilitator.</summary>
        public IFacilitatorGrain Facilitator(FacilitatorKey key) => GrainReferences<IFacilitatorGrain>.Of(grains, key.ToString());

        /// <summary>The cover plan of an absence.</summary>
        public ICoverPlanGrain CoverPlan(CoverPlanKey key) => GrainReferences<ICoverPlanGrain>.Of(grains, key.ToString());

        /// <summary>A room.</summary>
        public IRoomGrain Room(RoomKey key) => GrainReferences<IRoomGrain>.Of(grains, key.ToString());

        /// <summary>A group.</summary>
        public IGroupGrain Group(GroupKey key) => GrainReferences<IGroupGrain>.Of(grains, key.ToString());

        /// <summary>A session.</summary>
        public ISessionGrain Session(SessionKey key) => GrainReferences<ISessionGrain>.Of(grains, key.ToString());

        /// <summary>A note.</summary>
        public INoteGrain Note(NoteKey key) => GrainReferences<INoteGrain>.Of(grains, key.ToString());

        /// <summary>A claim.</summary>
        public IClaimGrain Claim(ClaimKey key) => GrainReferences<IClaimGrain>.Of(grains, key.ToString());

        /// <summary>A task.</summary>
        public ITaskGrain Task(TaskKey key) => GrainReferences<ITaskGrain>.Of(grains, key.ToString());

        /// <summary>A waitlist entry.</summary>
        public IWaitlistEntryGrain WaitlistEntry(WaitlistEntryKey key) => GrainReferences<IWaitlistEntryGrain>.Of(grains, key.ToString());

        /// <summary>A run of an import.</summary>
        public IImportGrain Import(ImportKey key) => GrainReferences<IImportGrain>.Of(grains, key.ToString());

        /// <summary>A piece of a staged file.</summary>
        public IImportChunkGrain ImportChunk(ImportChunkKey key) => GrainReferences<IImportChunkGrain>.Of(grains, key.ToString());
    }
}
