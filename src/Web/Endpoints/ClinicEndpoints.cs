using GroupActors.Clinics;
using GroupActors.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GroupActors.Endpoints;

/// <summary>A clinic's settings.</summary>
internal static class ClinicEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapClinic(this RouteGroupBuilder clinic)
    {
        var settings = clinic.MapGroup("").WithTags("Clinic");
        settings.MapGet("", ([AsParameters] ClinicRoute at, IGrainFactory grains) => grains.Clinic(at.Key).Settings().Answer())
            .Needs(Right.ReadSettings).WithSummary("The settings in force.");
        settings.MapPut("", ([AsParameters] ClinicRoute at, ConfigureClinic body, Caller caller, IGrainFactory grains) => grains.Clinic(at.Key).Configure(caller.Context(), body).Answer())
            .Needs(Right.ChangeSettings).WithSummary("Name, time zone and billing identity.");
        settings.MapPut("/policies", ([AsParameters] ClinicRoute at, ClinicPolicies body, Caller caller, IGrainFactory grains) => grains.Clinic(at.Key).SetPolicies(caller.Edit(), body).Answer())
            .Needs(Right.ChangeSettings).Conditional().WithSummary("The numbers behind the rules, every one of them; their version is the settings' policiesVersion.");
        settings.MapPost("/group-types", ([AsParameters] ClinicRoute at, GroupType body, Caller caller, IGrainFactory grains) => grains.Clinic(at.Key).DefineGroupType(caller.Edit(), body).Answer())
            .Needs(Right.ChangeSettings).Conditional().WithSummary("Add or change a group type; its version is that of its id in the settings' groupTypeVersions.");
        settings.MapPost("/group-types/credential-gaps", ([AsParameters] ClinicRoute at, GroupType body, IGrainFactory grains) => grains.Reports(at.Key).CredentialGaps(body))
            .Needs(Right.ChangeSettings).WithSummary("Sessions ahead whose facilitators would lack what a group type asks for, without changing it (F-3).");
        settings.MapPut("/holidays/{date}", SetHoliday).Needs(Right.PlanGroups).WithSummary("Close the clinic on a date: sessions planned on it are cancelled (S-13).");
        settings.MapDelete("/holidays/{date}", RemoveHoliday).Needs(Right.PlanGroups).WithSummary("Take a holiday back; cancelled sessions stay cancelled.");
        settings.MapPost("/payers", ([AsParameters] ClinicRoute at, Payer body, Caller caller, IGrainFactory grains) => grains.Clinic(at.Key).DefinePayer(caller.Context(), body).Answer())
            .Needs(Right.ChangeSettings).WithSummary("Add or change a payer.");
        settings.MapPost("/fees", ([AsParameters] ClinicRoute at, Fee body, Caller caller, IGrainFactory grains) => grains.Clinic(at.Key).SetFee(caller.Context(), body).Answer())
            .Needs(Right.ChangeSettings).WithSummary("Add or change a fee (B-11).");
    }

    /// <summary>The holiday's name.</summary>
    internal sealed record HolidayRequest(string Name);

    private static async Task<Results<Ok<ClinicSettings>, ProblemHttpResult>> SetHoliday([AsParameters] ClinicRoute at, string date, HolidayRequest body, Caller caller, IGrainFactory grains) =>
        QueryDate.TryRead(date, out var on) ? await grains.Clinic(at.Key).SetHoliday(caller.Context(), new(on, body.Name)).Answer() : Problems.Of(Problems.NotFound);

    private static async Task<Results<Ok<ClinicSettings>, ProblemHttpResult>> RemoveHoliday([AsParameters] ClinicRoute at, string date, Caller caller, IGrainFactory grains) =>
        QueryDate.TryRead(date, out var on) ? await grains.Clinic(at.Key).RemoveHoliday(caller.Context(), on).Answer() : Problems.Of(Problems.NotFound);
}
