namespace GroupActors.Clinics;

/// <summary>A holiday was added or renamed.</summary>
/// <param name="Groups">Ids of the groups that may have planned sessions.</param>
[JournalName("clinic.holiday-set")]
internal sealed record HolidaySet(Holiday Holiday, ImmutableArray<string> Groups) : IDomainEvent;
