namespace GroupActors.Groups;

/// <param name="Since">Local date since which they are a member; imports may name an earlier one than <paramref name="On"/>.</param>
/// <param name="JoinedAt">Instant from which they are expected at sessions.</param>
/// <param name="Payer">Who pays for them now.</param>
/// <param name="PatientVersion">Version of the patient who said so.</param>
/// <param name="Hold">The administrative reason that stands from the start .</param>
/// <param name="ReviewOn">When that is to be looked at again.</param>
/// <param name="HoldSince">Since when it stands, where it is older than the membership .</param>
[JournalName("group.member-enrolled")]
internal sealed record MemberEnrolled(string Patient, int Number, DateOnly Since, DateOnly On, DateTimeOffset JoinedAt, string? Family, string? Payer, long PatientVersion, HoldReason? Hold, DateOnly? ReviewOn, DateOnly? HoldSince = null) : EnrollmentEvent(Patient, Number);
