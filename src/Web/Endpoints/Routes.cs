using GroupActors.Aggregates;
using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Cover;
using GroupActors.Facilitators;
using GroupActors.Groups;
using GroupActors.Imports;
using GroupActors.Notes;
using GroupActors.Patients;
using GroupActors.Rooms;
using GroupActors.Sessions;
using GroupActors.Tasks;
using GroupActors.Waitlist;

namespace GroupActors.Endpoints;

/// <summary>
/// What the address names. A handler takes one of these and reads its <c>Key</c>; <see cref="RouteGuard{TKey}"/> has answered 404 before for an address that is no valid key.
/// </summary>
internal static class Routes
{
    /// <summary>The key that the route values spell, joined in the given order; null when they spell none.</summary>
    public static TKey? Key<TKey>(HttpContext http, ReadOnlySpan<string> names) where TKey : class, IKey<TKey>
    {
        var segments = new string?[names.Length];
        for (var i = 0; i < names.Length; i++) segments[i] = http.Request.RouteValues[names[i]] as string;
        return TKey.TryParse(string.Join('/', segments), out var key) ? key : null;
    }
}

/// <summary>A clinic in the address.</summary>
internal readonly record struct ClinicRoute(string Clinic)
{
    /// <summary>Its key.</summary>
    public ClinicKey Key => ClinicKey.Parse(Clinic);
}

/// <summary>A group in the address.</summary>
internal readonly record struct GroupRoute(string Clinic, string Group)
{
    /// <summary>Its key.</summary>
    public GroupKey Key => GroupKey.Parse($"{Clinic}/{Group}");
}

/// <summary>A member of a group in the address.</summary>
internal readonly record struct MemberRoute(string Clinic, string Group, string Patient)
{
    /// <summary>Key of the group.</summary>
    public GroupKey Key => GroupKey.Parse($"{Clinic}/{Group}");
}

/// <summary>A session in the address.</summary>
internal readonly record struct SessionRoute(string Clinic, string Group, string Date, string Slot)
{
    /// <summary>Its key.</summary>
    public SessionKey Key => SessionKey.Parse($"{Clinic}/{Group}/{Date}/{Slot}");
}

/// <summary>A member's attendance, note or claim of a session in the address.</summary>
internal readonly record struct AttendanceRoute(string Clinic, string Group, string Date, string Slot, string Patient)
{
    /// <summary>Key of the session.</summary>
    public SessionKey Session => SessionKey.Parse($"{Clinic}/{Group}/{Date}/{Slot}");

    /// <summary>Key of the note.</summary>
    public NoteKey Note => new(Session, Patient);
}

/// <summary>A claim in the address.</summary>
internal readonly record struct ClaimRoute(string Clinic, string Group, string Date, string Slot, string Patient, string Correction)
{
    /// <summary>Its key.</summary>
    public ClaimKey Key => ClaimKey.Parse($"{Clinic}/{Group}/{Date}/{Slot}/{Patient}/{Correction}");
}

/// <summary>A facilitator in the address.</summary>
internal readonly record struct FacilitatorRoute(string Clinic, string Facilitator)
{
    /// <summary>Its key.</summary>
    public FacilitatorKey Key => new(Clinic, Facilitator);
}

/// <summary>A facilitator's time off in the address.</summary>
internal readonly record struct TimeOffRoute(string Clinic, string Facilitator, string TimeOff)
{
    /// <summary>Key of the facilitator.</summary>
    public FacilitatorKey Key => new(Clinic, Facilitator);
}

/// <summary>A cover plan in the address.</summary>
internal readonly record struct CoverPlanRoute(string Clinic, string Plan)
{
    /// <summary>Its key.</summary>
    public CoverPlanKey Key => new(Clinic, Plan);
}

/// <summary>A room in the address.</summary>
internal readonly record struct RoomRoute(string Clinic, string Room)
{
    /// <summary>Its key.</summary>
    public RoomKey Key => new(Clinic, Room);
}

/// <summary>A patient in the address.</summary>
internal readonly record struct PatientRoute(string Clinic, string Patient)
{
    /// <summary>Its key.</summary>
    public PatientKey Key => new(Clinic, Patient);
}

/// <summary>A task in the address.</summary>
internal readonly record struct TaskRoute(string Clinic, string Task)
{
    /// <summary>Its key.</summary>
    public TaskKey Key => new(Clinic, Task);
}

/// <summary>A waitlist entry in the address.</summary>
internal readonly record struct WaitlistEntryRoute(string Clinic, string Entry)
{
    /// <summary>Its key.</summary>
    public WaitlistEntryKey Key => new(Clinic, Entry);
}

/// <summary>An import in the address.</summary>
internal readonly record struct ImportRoute(string Clinic, string Import)
{
    /// <summary>Its key.</summary>
    public ImportKey Key => new(Clinic, Import);
}

/// <summary>Answers 404 when the address spells no valid key.</summary>
internal sealed class RouteGuard<TKey>(params string[] names) : IEndpointFilter where TKey : class, IKey<TKey>
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Routes.Key<TKey>(context.HttpContext, names) is null ? ValueTask.FromResult<object?>(Problems.Of(Problems.NotFound)) : next(context);
}
