using System.Collections.Immutable;
using GroupActors.Aggregates;
using GroupActors.Facilitators;
using GroupActors.Identity;
using GroupActors.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GroupActors.Endpoints;

/// <summary>Facilitators and their credentials.</summary>
internal static class FacilitatorEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapFacilitators(this RouteGroupBuilder clinic)
    {
        clinic.MapGet("/names", ([AsParameters] ClinicRoute at, IGrainFactory grains) => grains.Reports(at.Key).Names())
            .Needs(Right.ReadStaff).WithTags("Facilitators").WithSummary("Names of facilitators, rooms and groups by id.");
        clinic.MapPost("/facilitators", Add).Needs(Right.ChangeStaff).WithTags("Facilitators").WithSummary("Register a facilitator under a new id; 409 already_exists where the id is in use.");
        clinic.MapGet("/credential-warnings", async ([AsParameters] ClinicRoute at, Caller caller, IGrainFactory grains) =>
                (await grains.Reports(at.Key).CredentialWarnings()).Where(warning => caller.Member.May(Right.ReadSchedules, warning.Facilitator)))
            .Needs(Right.ReadSchedules).WithTags("Facilitators").WithSummary("Credentials that expire soon, or have, and every session ahead that this breaks (F-3); a facilitator gets their own.");
        clinic.MapGet("/utilization", Utilization).Needs(Right.ReadReports).WithTags("Facilitators").WithSummary("What each facilitator leads and covers in the week of a date, against the caps (F-7).");
        var facilitator = clinic.MapKey<FacilitatorKey>("/facilitators/{facilitator}", "clinic", "facilitator").WithTags("Facilitators");
        facilitator.MapGet("", Get).Needs(Right.ReadStaff).WithSummary("The facilitator with credentials and bookings.");
        facilitator.MapGet("/credentials", Credentials).AddEndpointFilter<FacilitatorGuard>().Needs(Right.ReadSchedules).WithSummary("Credentials, and those that end with what this breaks (F-1, F-3); a facilitator reaches their own.");
        facilitator.MapPut("", ([AsParameters] FacilitatorRoute at, FacilitatorDetails body, Caller caller, IGrainFactory grains) => grains.Facilitator(at.Key).Register(caller.Edit(), body.ToCommand()).Answer())
            .Needs(Right.ChangeStaff).Conditional().WithSummary("Register the facilitator or change what identifies them.");
        facilitator.MapPost("/credentials", ([AsParameters] FacilitatorRoute at, CredentialRequest body, Caller caller, IGrainFactory grains) =>
                grains.Facilitator(at.Key).RecordCredential(caller.Context(), new(body.Code, body.Issuer, body.Number, body.ValidFrom, body.ValidTo)).Answer())
            .Needs(Right.ChangeStaff).WithSummary("Record a credential (F-1).");
    }

    /// <summary>Who a facilitator is.</summary>
    internal sealed record FacilitatorDetails(string Name, string? Npi = null, string? Taxonomy = null, ImmutableArray<string>? EnrolledPayers = null)
    {
        /// <summary>As a command; whoever is enrolled with nobody needs not say so.</summary>
        public RegisterFacilitator ToCommand() => new(Name, Npi, Taxonomy, EnrolledPayers ?? []);
    }

    /// <summary>A facilitator under a new id.</summary>
    internal sealed record NewFacilitator(string Id, string Name, string? Npi = null, string? Taxonomy = null, ImmutableArray<string>? EnrolledPayers = null);

    /// <summary>A credential; one that does not expire has no last date.</summary>
    internal sealed record CredentialRequest(string Code, string Issuer, string Number, DateOnly ValidFrom, DateOnly? ValidTo = null);

    /// <summary>A facilitator without their time off, which is read with the right to schedules alone.</summary>
    internal sealed record StaffMember(
        FacilitatorKey Key, long Version, string Name, string? Npi, string? Taxonomy, ImmutableArray<string> EnrolledPayers, ImmutableArray<Credential> Credentials, ImmutableArray<BookingView> Bookings, long DefinitionVersion);

    /// <summary>Credentials, and what is to be said of them.</summary>
    internal sealed record CredentialList(ImmutableArray<Credential> Credentials, ImmutableArray<CredentialWarning> Warnings);

    private static async Task<Results<Ok<StaffMember>, ProblemHttpResult>> Get([AsParameters] FacilitatorRoute at, IGrainFactory grains) =>
        await grains.Facilitator(at.Key).Get() is { } view
            ? TypedResults.Ok(new StaffMember(view.Key, view.Version, view.Name, view.Npi, view.Taxonomy, view.EnrolledPayers, view.Credentials, view.Bookings, view.DefinitionVersion))
            : Problems.Of(Problems.NotFound);

    private static async Task<Results<Ok<CredentialList>, ProblemHttpResult>> Credentials([AsParameters] FacilitatorRoute at, IGrainFactory grains) =>
        await grains.Facilitator(at.Key).Get() is { } view
            ? TypedResults.Ok(new CredentialList(view.Credentials, [.. (await grains.Reports(new(at.Clinic)).CredentialWarnings()).Where(warning => warning.Facilitator == at.Facilitator)]))
            : Problems.Of(Problems.NotFound);

    private static async Task<Results<Ok<FacilitatorView>, ProblemHttpResult>> Add([AsParameters] ClinicRoute at, NewFacilitator body, Caller caller, IGrainFactory grains)
    {
        if (!KeyText.IsSegment(body.Id)) return Problems.Of(Refusal.Invalid("id", "The facilitator's id needs letters, digits, dots and dashes only, at most 40."));
        return await grains.Facilitator(new(at.Clinic, body.Id)).Register(caller.Creation(), new(body.Name, body.Npi, body.Taxonomy, body.EnrolledPayers ?? [])).Answer();
    }

    private static async Task<Results<Ok<ImmutableArray<FacilitatorUtilization>>, ProblemHttpResult>> Utilization([AsParameters] ClinicRoute at, string week, IGrainFactory grains) =>
        QueryDate.TryRead(week, out var date) ? TypedResults.Ok(await grains.Reports(at.Key).Utilization(date)) : Problems.Of(Refusal.Invalid("week", "Name a date of the week, such as 2026-03-02."));
}
