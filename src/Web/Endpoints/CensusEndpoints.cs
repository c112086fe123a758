using GroupActors.Identity;
using GroupActors.Live;

namespace GroupActors.Endpoints;

/// <summary>The live picture and the clinic's figures.</summary>
internal static class CensusEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapCensus(this RouteGroupBuilder clinic)
    {
        clinic.MapGet("/census", async ([AsParameters] ClinicRoute at, Caller caller, IGrainFactory grains) =>
            {
                var snapshot = await grains.Census(at.Key).Snapshot();
                return TypedResults.Ok(caller.Member.May(Right.WatchBoard) ? snapshot : snapshot.WithoutNames());
            })
            .Needs(Right.WatchCensus).WithTags("Census").WithSummary("Every card as of now; without staff for roles that see no names. Later changes come by the hub /hubs/live.");
        clinic.MapGet("/revenue", ([AsParameters] ClinicRoute at, IGrainFactory grains) => grains.Reports(at.Key).Revenue())
            .Needs(Right.ReadReports).WithTags("Census").WithSummary("Capacity, projection and what is lost, by cause (L-4).");
    }
}
