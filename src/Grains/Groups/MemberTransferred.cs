namespace GroupActors.Groups;

/// <summary>The member has a place in the other group and leaves this one .</summary>
/// <param name="To">Id of the other group.</param>
[JournalName("group.member-transferred")]
internal sealed record MemberTransferred(string Patient, int Number, EnrollmentStatus Previous, DateOnly On, string To) : StatusEvent(Patient, Number, Previous, On);
