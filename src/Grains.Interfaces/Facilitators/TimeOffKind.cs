namespace GroupActors.Facilitators;

/// <summary>Why a facilitator is away; each kind has its own notice (F-5).</summary>
public enum TimeOffKind
{
    /// <summary>An appointment, a training or the like.</summary>
    ScheduledAbsence,

    /// <summary>A planned vacation.</summary>
    Vacation,

    /// <summary>Illness: no notice, and approved at once.</summary>
    SickLeave,
}
