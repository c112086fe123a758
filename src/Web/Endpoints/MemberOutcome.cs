using GroupActors.Groups;

namespace GroupActors.Endpoints;

/// <summary>What became of one member in a change of several.</summary>
/// <param name="Patient">The member.</param>
/// <param name="Enrollment">The enrollment as it is now.</param>
/// <param name="Code">Code of the refusal; null where it was done.</param>
/// <param name="Title">The refusal's sentence.</param>
/// <param name="Undo">What <see cref="RosterChange.RestoreHold"/> takes to undo it; null where nothing changed or it cannot be undone.</param>
internal sealed record MemberOutcome(string Patient, EnrollmentView? Enrollment, string? Code, string? Title, ChangeManyRequest.Member? Undo);
