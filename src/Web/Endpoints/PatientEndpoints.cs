using System.Collections.Immutable;
using System.Security.Claims;
using GroupActors.Aggregates;
using GroupActors.Identity;
using GroupActors.Patients;
using GroupActors.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GroupActors.Endpoints;

/// <summary>Patients.</summary>
internal static class PatientEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapPatients(this RouteGroupBuilder clinic)
    {
        // A name never stands in an address, where logs and histories would keep it: the search text is a body.
        clinic.MapPost("/patients/search", Search).Needs(Right.ReadPatients).WithTags("Patients").WithSummary("Find patients by a part of their name or id.");
        var patient = clinic.MapKey<PatientKey>("/patients/{patient}", "clinic", "patient").WithTags("Patients");
        patient.MapGet("", async ([AsParameters] PatientRoute at, IGrainFactory grains, ClaimsPrincipal user, Reach reach) =>
                await grains.Patient(at.Key).Get() is { } view ? TypedResults.Ok(await reach.Seen(user, view)) : (Results<Ok<PatientView>, ProblemHttpResult>)Problems.Of(Problems.NotFound))
            .Needs(Right.ReadPatients).WithSummary("The patient, with the groups whose roster the caller may read.");
        patient.MapPut("", ([AsParameters] PatientRoute at, RegisterPatient body, Caller caller, IGrainFactory grains, ClaimsPrincipal user, Reach reach) => Answer(grains.Patient(at.Key).Register(caller.Edit(), body), user, reach))
            .Needs(Right.ChangePatients).Conditional().WithSummary("Register the patient or change what identifies them.");
        patient.MapPost("/coverage", ([AsParameters] PatientRoute at, Coverage body, Caller caller, IGrainFactory grains, ClaimsPrincipal user, Reach reach) => Answer(grains.Patient(at.Key).SetCoverage(caller.Context(), body), user, reach))
            .Needs(Right.ChangeCoverage).WithSummary("Record coverage.");
        patient.MapPost("/check-in-code", ([AsParameters] PatientRoute at, Caller caller, IGrainFactory grains) => grains.Patient(at.Key).IssueCheckInCode(caller.Context()).Answer())
            .Needs(Right.ChangePatients).WithSummary("Give the patient a code of their own for checking in by phone; it can be read in this answer only (P-3).");
    }

    /// <summary>A part of a name or id.</summary>
    internal sealed record FindPatientsRequest(string? Text = null);

    private static async Task<Results<Ok<PatientView>, ProblemHttpResult>> Answer(Task<Outcome<PatientView>> pending, ClaimsPrincipal user, Reach reach)
    {
        var outcome = await pending;
        var seen = outcome.Value is { } view ? await reach.Seen(user, view) : null;
        return outcome.IsDone ? TypedResults.Ok(seen) : Problems.Of(outcome.Refusal, seen);
    }

    private static async Task<Results<Ok<ImmutableArray<PatientListItem>>, ProblemHttpResult>> Search([AsParameters] ClinicRoute at, FindPatientsRequest body, IGrainFactory grains) => body.Text is { Length: > 100 }
        ? Problems.Of(Refusal.Invalid("text", "Search for at most 100 characters."))
        : TypedResults.Ok(await grains.Reports(at.Key).Patients(body.Text));
}
