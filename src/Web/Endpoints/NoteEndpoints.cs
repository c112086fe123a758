using GroupActors.Identity;
using GroupActors.Notes;

namespace GroupActors.Endpoints;

/// <summary>Progress notes, for those who lead the session (P-4).</summary>
internal static class NoteEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapNotes(this RouteGroupBuilder clinic)
    {
        clinic.MapGet("/notes", (
                [AsParameters] ClinicRoute at, bool? signed, string? patient, Caller caller, IGrainFactory grains) =>
                caller.Member.Facilitator is { } own ? grains.Reports(at.Key).Notes(own, includeSigned: signed == true, patient: patient) : Task.FromResult(System.Collections.Immutable.ImmutableArray<Reports.NoteListItem>.Empty))
            .Needs(Right.WriteNotes).WithTags("Notes").WithSummary("Notes of own sessions that are still to be written or signed, or all; of one patient where named: what the patient's record holds of them (S-11).");

        var notes = clinic.MapGroup("/sessions/{group}/{date}/{slot}/notes").AddEndpointFilter<SessionGuard>().WithTags("Notes");
        notes.MapGet("", ([AsParameters] SessionRoute at, IGrainFactory grains) => grains.Reports(new(at.Clinic)).Notes(session: at.Key.ToString(), includeSigned: true))
            .Needs(Right.WriteNotes).WithSummary("All notes of the session.");
        var note = notes.MapGroup("/{patient}").AddEndpointFilter(new RouteGuard<NoteKey>("clinic", "group", "date", "slot", "patient"));
        note.MapGet("", ([AsParameters] AttendanceRoute at, IGrainFactory grains) => grains.Note(at.Note).Get().Answer())
            .Needs(Right.WriteNotes).WithSummary("One member's note.");
        note.MapPut("/draft", ([AsParameters] AttendanceRoute at, NoteDraft body, Caller caller, IGrainFactory grains) => grains.Note(at.Note).SaveDraft(caller.Context(), body).Answer())
            .Needs(Right.WriteNotes).WithSummary("Keep a draft; refused where another was kept since the one it was written on.");
        note.MapPost("/review", ([AsParameters] AttendanceRoute at, NoteText body, IGrainFactory grains) => grains.Note(at.Note).Review(body))
            .Needs(Right.WriteNotes).WithSummary("What to look at before signing this text: wording shared with another member's note, another member's name (S-11). Changes nothing.");
        note.MapPost("/sign", ([AsParameters] AttendanceRoute at, SignNote body, Caller caller, IGrainFactory grains) => grains.Note(at.Note).Sign(caller.Context(), body).Answer())
            .Needs(Right.WriteNotes).WithSummary("Sign; refused when the text is another member's, and where there are flags that the author has not seen (S-11).");
        note.MapPost("/addenda", ([AsParameters] AttendanceRoute at, SignAddendum body, Caller caller, IGrainFactory grains) => grains.Note(at.Note).AddAddendum(caller.Context(), body).Answer())
            .Needs(Right.WriteNotes).WithSummary("Add to a signed note; refused where it names another member and the author has not seen that (S-11).");
    }
}
