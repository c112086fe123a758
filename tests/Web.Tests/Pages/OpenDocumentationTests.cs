using GroupActors.Components.Facilitation;
using GroupActors.Notes;
using GroupActors.Reports;
using GroupActors.Sessions;
using GroupActors.Tasks;

namespace GroupActors.Pages;

/// <summary>What a facilitator has to write is one list (S-10, S-11).</summary>
public sealed class OpenDocumentationTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);

    [Fact]
    public void S10_S11_notes_drafts_and_no_shows_are_one_list_the_oldest_session_first_with_its_age()
    {
        var items = OpenDocumentation.List(
            [Note("b", 10, "m1", NoteState.Due), Note("a", 3, "m2", NoteState.Draft), Note("a", 3, "m1", NoteState.Due), Note("a", 3, "m4", NoteState.Signed)],
            [NoShow("a", 3, "m0"), NoShow("c", 2, "m3"), NoShow("c", 2, "m5") with { Kind = TaskKind.LateCheckIn }],
            Today);

        items.Select(item => (item.Session.Group, item.Patient, item.Kind, item.AgeDays)).ShouldBe(
        [
            ("c", "m3", OpenItemKind.NoShow, 8), ("a", "m1", OpenItemKind.Note, 7), ("a", "m2", OpenItemKind.Draft, 7), ("a", "m0", OpenItemKind.NoShow, 7), ("b", "m1", OpenItemKind.Note, 0),
        ]);
        OpenDocumentation.Words([.. items]).ShouldBe("3 notes and 2 no-shows");
        OpenDocumentation.Words([items[0]]).ShouldBe("1 no-show");
        items[0].Href.ShouldBe("/clinics/r/sessions/c/2026-03-02/1/members/m3?from=notes");
        items[1].Href.ShouldBe("/clinics/r/sessions/a/2026-03-03/1/notes/m1");
    }

    private static SessionKey Session(string group, int day) => new("r", group, new(2026, 3, day), 1);

    private static NoteListItem Note(string group, int day, string patient, NoteState state) => new(new(Session(group, day), patient), state, null);

    private static TaskListItem NoShow(string group, int day, string patient) =>
        new(new("r", group + patient), TaskKind.NoShowNote, "Document a no-show.", default, Session(group, day).ToString(), group, patient, null);
}
