namespace GroupActors.Groups;

/// <summary>Something that happened to one enrollment: it raises the enrollment's version, unless it is <see cref="PayerChanged"/>.</summary>
/// <param name="Number">Number of the patient's enrollment in the group.</param>
internal abstract record EnrollmentEvent(string Patient, int Number) : IDomainEvent;
