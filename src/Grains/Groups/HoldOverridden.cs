namespace GroupActors.Groups;

/// <summary>The hold that a member was in ended though its reasons stood.</summary>
/// <param name="Reasons">Those reasons; what holds the member for another kind of reason stays .</param>
[JournalName("group.hold-overridden")]
internal sealed record HoldOverridden(string Patient, int Number, EnrollmentStatus Previous, DateOnly On, ImmutableArray<HoldReason> Reasons) : StatusEvent(Patient, Number, Previous, On);
