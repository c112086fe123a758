using Orleans.Concurrency;

namespace GroupActors.Patients;

/// <summary>A person in care: who they are, what covers them, and which groups they are in.</summary>
[Alias("patients.patient")]
public interface IPatientGrain : IGrainWithStringKey
{
    /// <summary>Registers the patient or corrects who they are.</summary>
    [Alias("register")]
    Task<Outcome<PatientView>> Register(CommandContext context, RegisterPatient command, CancellationToken cancellationToken = default);

    /// <summary>Adds a coverage, or replaces the one with the same start. Refused: <c>unknown_payer</c>, <c>coverage_overlaps</c>.</summary>
    [Alias("set-coverage")]
    Task<Outcome<PatientView>> SetCoverage(CommandContext context, Coverage coverage, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives the patient a code of their own for checking in, in the place of any earlier one (P-3). It is kept as a hash only, so that nobody reads it again: a repeat of the command is refused
    /// with <c>code_shown_once</c>.
    /// </summary>
    [Alias("issue-check-in-code")]
    Task<Outcome<IssuedCheckInCode>> IssueCheckInCode(CommandContext context, CancellationToken cancellationToken = default);

    /// <summary>Whether a code is the patient's own.</summary>
    [Alias("match-check-in-code"), ReadOnly]
    Task<CheckInCodeMatch> MatchCheckInCode(string code, CancellationToken cancellationToken = default);

    /// <summary>The patient, or null.</summary>
    [Alias("get"), ReadOnly]
    Task<PatientView?> Get(CancellationToken cancellationToken = default);
}
