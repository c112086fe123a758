using GroupActors.Identity;
using GroupActors.Waitlist;

namespace GroupActors.Endpoints;

/// <summary>The waitlist.</summary>
internal static class WaitlistEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapWaitlist(this RouteGroupBuilder clinic)
    {
        clinic.MapGet("/waitlist", ([AsParameters] ClinicRoute at, string? groupType, IGrainFactory grains) => grains.Reports(at.Key).Waitlist(groupType))
            .Needs(Right.ReadWaitlist).WithTags("Waitlist").WithSummary("Who waits, longest first.");
        var entry = clinic.MapKey<WaitlistEntryKey>("/waitlist/{entry}", "clinic", "entry").WithTags("Waitlist");
        entry.MapGet("", ([AsParameters] WaitlistEntryRoute at, IGrainFactory grains) => grains.WaitlistEntry(at.Key).Get().Answer())
            .Needs(Right.ReadWaitlist).WithSummary("One entry.");
        entry.MapPut("", ([AsParameters] WaitlistEntryRoute at, PutWaitlistEntry body, Caller caller, IGrainFactory grains) => grains.WaitlistEntry(at.Key).Put(caller.Context(), body).Answer())
            .Needs(Right.ChangeWaitlist).WithSummary("Add or change the entry (W-1).");
        entry.MapPost("/withdraw", ([AsParameters] WaitlistEntryRoute at, WithdrawRequest body, Caller caller, IGrainFactory grains) => grains.WaitlistEntry(at.Key).Withdraw(caller.Context(body.Reason)).Answer())
            .Needs(Right.ChangeWaitlist).WithSummary("Take the entry off the list.");
    }

    /// <summary>Why.</summary>
    internal sealed record WithdrawRequest(string? Reason = null);
}
