namespace GroupActors.Groups;

/// <param name="Since">Local date since which the reason stands; <paramref name="On"/> or an earlier one.</param>
/// <param name="From">Instant from which the member is not expected at sessions.</param>
[JournalName("group.hold-placed")]
internal sealed record HoldPlaced(string Patient, int Number, EnrollmentStatus Previous, DateOnly On, HoldReason Reason, DateOnly? ReviewOn, DateOnly Since, DateTimeOffset From)
    : StatusEvent(Patient, Number, Previous, On);
