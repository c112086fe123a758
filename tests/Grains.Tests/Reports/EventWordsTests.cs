using GroupActors.Groups;
using GroupActors.Sessions;

namespace GroupActors.Reports;

/// <summary>A history tells people by id and nobody's words but the actor's own reason.</summary>
public sealed class EventWordsTests
{
    [Fact]
    public void No_name_and_no_free_text_of_an_event_is_told()
    {
        var refused = Entry(new AssignmentRefused(Guid.Empty, "f1", Refusal.Conflict("daily_cap", "Dana would lead more than 4 groups.")));
        refused.Details!.ShouldContain("daily_cap");
        refused.Details!.ShouldContain("f1");
        refused.Details!.ShouldNotContain("Dana");
        Entry(new SessionClosed(60, ["Dana Reyes", "f2"], [])).Details!.ShouldNotContain("Dana");
        Entry(new SessionClosed(60, ["f1", "f2"], [])).Details!.ShouldContain("f1, f2");
        Entry(new SessionScheduled(SessionFixture.Plan(1), "90853")).Details!.ShouldNotContain("group name");
    }

    [Fact]
    public void An_entry_is_about_the_patient_of_its_event_wherever_it_names_them()
    {
        Entry(new MemberGraduated("ann", 1, EnrollmentStatus.Active, new(2026, 3, 4))).Patient.ShouldBe("ann");
        Entry(new AttendanceAmended(new("ann", 1, EnrollmentStatus.Active, null, Modality.InPerson), [])).Patient.ShouldBe("ann");
        Entry(new CheckInOpened()).Patient.ShouldBeNull();
    }

    private static HistoryEntry Entry(IDomainEvent happened) => EventWords.Entry(new(1, SessionFixture.Start, new("u1", "Test"), "Because.", null, null, happened));
}
