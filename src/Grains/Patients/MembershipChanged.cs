namespace GroupActors.Patients;

/// <summary>The patient's live enrollment in a group began or ended, as of the group's version.</summary>
[JournalName("patient.membership-changed")]
internal sealed record MembershipChanged(string Group, long GroupVersion, bool IsLive) : IDomainEvent;
