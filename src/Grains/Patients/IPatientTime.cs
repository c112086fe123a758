namespace GroupActors.Patients;

/// <summary>A patient's week: one group at a time. Asked by groups before they enroll.</summary>
[Alias("patients.time")]
internal interface IPatientTime : IGrainWithStringKey
{
    /// <summary>
    /// Holds the times of a group for the patient until the group has said whether it enrolled them, or a minute without. Asked again it decides anew, so each call needs an id of its own. Refused: <c>patient_double_booked</c> where a group of theirs, or one that is enrolling
    /// them at this moment, meets at an overlapping time (W-3).
    /// </summary>
    [Alias("take")]
    Task<Outcome<PatientView>> TakeTime(CommandContext context, TakeTime command, CancellationToken cancellationToken = default);

    /// <summary>Gives the times back: the group did not enroll the patient for this operation. Another's hold stays.</summary>
    [Alias("release")]
    Task<Outcome<PatientView>> ReleaseTime(CommandContext context, Guid operation, CancellationToken cancellationToken = default);
}
