using GroupActors.Cover;
using GroupActors.Identity;

namespace GroupActors.Endpoints;

/// <summary>Sessions without cover, and plans to cover an absence (F-6).</summary>
internal static class CoverEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapCover(this RouteGroupBuilder clinic)
    {
        clinic.MapGet("/uncovered", ([AsParameters] ClinicRoute at, IGrainFactory grains) => grains.Reports(at.Key).Uncovered())
            .Needs(Right.PlanGroups).WithTags("Cover").WithSummary("Sessions ahead that lack a facilitator, by start.");
        var plan = clinic.MapKey<CoverPlanKey>("/cover-plans/{plan}", "clinic", "plan").WithTags("Cover");
        plan.MapGet("", ([AsParameters] CoverPlanRoute at, IGrainFactory grains) => grains.CoverPlan(at.Key).Get().Answer())
            .Needs(Right.PlanGroups).WithSummary("The cover plan of an approved absence; its id is the absence's.");
        plan.MapPost("/propose", ([AsParameters] CoverPlanRoute at, Caller caller, IGrainFactory grains) => grains.CoverPlan(at.Key).Propose(caller.Context()).Answer())
            .Needs(Right.PlanGroups).WithSummary("Look again for what still lacks cover.");
        plan.MapPost("/accept", ([AsParameters] CoverPlanRoute at, AcceptCover body, Caller caller, IGrainFactory grains) => grains.CoverPlan(at.Key).Accept(caller.Context(), body).Answer())
            .Needs(Right.PlanGroups).WithSummary("Assign what is proposed, all of it or the named choices; each is checked like any assignment.");
    }
}
