namespace GroupActors.Clinics;

/// <summary>A holiday was taken back.</summary>
[JournalName("clinic.holiday-removed")]
internal sealed record HolidayRemoved(DateOnly Date) : IDomainEvent;
