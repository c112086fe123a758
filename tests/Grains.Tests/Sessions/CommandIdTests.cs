using GroupActors.Testing;

namespace GroupActors.Sessions;

/// <summary>What a command's id stands for.</summary>
public sealed class CommandIdTests(Silos silos) : IClassFixture<Silos>
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task One_id_with_the_same_content_for_another_operation_is_refused(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = clinic.Grains.Session(await clinic.Session(members: 1));
        await SmallClinic.Done(session.CheckIn(SmallClinic.Command(), new("m1", CheckInSource.Facilitator)));
        var command = SmallClinic.Command("Tapped the wrong name.");
        await SmallClinic.Done(session.Undo(command, new("m1")));

        (await session.RecordNoShow(command, new("m1"))).Refusal!.Code.ShouldBe("command_id_reused");
        (await session.Undo(command, new("m1"))).Value!.Kind.ShouldBe(AttendanceKind.Expected);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S4_a_device_that_got_no_answer_sends_the_same_check_in_with_more_time_elapsed(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = clinic.Grains.Session(await clinic.Session(members: 1));
        var command = SmallClinic.Command();
        var first = await session.CheckIn(command, new("m1", CheckInSource.Facilitator));
        var again = await session.CheckIn(command, new("m1", CheckInSource.Facilitator, TimeSpan.FromSeconds(20)));
        again.Value.ShouldBe(first.Value.ShouldNotBeNull());

        var takenBack = SmallClinic.Command();
        await SmallClinic.Done(session.Undo(takenBack, new("m1")));
        await SmallClinic.Done(session.Undo(takenBack, new("m1")));
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S4_an_undo_takes_back_the_check_in_that_it_names_by_its_command_also_the_first_of_a_session(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = clinic.Grains.Session(await clinic.Session(members: 1));
        var (own, other) = (SmallClinic.Command(), SmallClinic.Command());
        // The first takes the roster as well, in the same command.
        (await session.CheckIn(own, new("m1", CheckInSource.Facilitator))).Value!.CheckIn.ShouldBe(own.CommandId);
        (await session.Undo(SmallClinic.Command(), new("m1", other.CommandId))).Refusal!.Code.ShouldBe("recorded_since");
        (await session.Undo(SmallClinic.Command(), new("m1", own.CommandId))).Value!.Kind.ShouldBe(AttendanceKind.Expected);
        (await session.CheckIn(other, new("m1", CheckInSource.Coordinator))).Value!.CheckIn.ShouldBe(other.CommandId);
        (await session.Undo(SmallClinic.Command(), new("m1", own.CommandId))).Refusal!.Code.ShouldBe("recorded_since");
    }
}
