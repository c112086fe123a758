using GroupActors.Facilitators;
using GroupActors.Identity;

namespace GroupActors.Endpoints;

/// <summary>Facilitators and their credentials.</summary>
internal static class FacilitatorEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapFacilitators(this RouteGroupBuilder clinic)
    {
        clinic.MapGet("/names", ([AsParameters] ClinicRoute at, IGrainFactory grains) => grains.Reports(at.Key).Names())
            .Needs(Right.ReadStaff).WithTags("Facilitators").WithSummary("Names of facilitators, rooms and groups by id.");
        var facilitator = clinic.MapKey<FacilitatorKey>("/facilitators/{facilitator}", "clinic", "facilitator").WithTags("Facilitators");
        facilitator.MapGet("", ([AsParameters] FacilitatorRoute at, IGrainFactory grains) => grains.Facilitator(at.Key).Get().Answer())
            .Needs(Right.ReadStaff).WithSummary("The facilitator with credentials and bookings.");
        facilitator.MapPut("", ([AsParameters] FacilitatorRoute at, RegisterFacilitator body, Caller caller, IGrainFactory grains) => grains.Facilitator(at.Key).Register(caller.Context(), body).Answer())
            .Needs(Right.ChangeStaff).WithSummary("Register the facilitator or change what identifies them.");
        facilitator.MapPost("/credentials", ([AsParameters] FacilitatorRoute at, Credential body, Caller caller, IGrainFactory grains) => grains.Facilitator(at.Key).RecordCredential(caller.Context(), body).Answer())
            .Needs(Right.ChangeStaff).WithSummary("Record a credential (F-1).");
    }
}
