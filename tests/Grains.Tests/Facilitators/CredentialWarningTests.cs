using GroupActors.Census;
using GroupActors.Clinics;
using GroupActors.Testing;

namespace GroupActors.Facilitators;

/// <summary>Credentials that expire, from the grains to the board.</summary>
public sealed class CredentialWarningTests(Silos silos) : IClassFixture<Silos>
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F3_an_expiring_credential_is_on_the_board_with_the_sessions_that_it_breaks(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var type = new GroupType("licensed", "Licensed", GroupComposition.PatientsOnly, GroupService.Psychotherapy, 60, 1, [new(["license"])], []);
        await SmallClinic.Done(clinic.Grains.Clinic(new(clinic.Id)).DefineGroupType(SmallClinic.Command(), type));
        var facilitator = clinic.Grains.Facilitator(new(clinic.Id, "f1"));
        var license = new Credential("license", "Board", "1", new(2020, 1, 1), null);
        await SmallClinic.Done(facilitator.RecordCredential(SmallClinic.Command(), license));
        await clinic.Start(await clinic.Define("g", "licensed"));
        (await clinic.Reports.CredentialWarnings()).ShouldBeEmpty();

        var end = clinic.Zone.Date(clinic.Now).AddDays(10);
        await SmallClinic.Done(facilitator.RecordCredential(SmallClinic.Command(), license with { ValidTo = end }));

        var warning = (await clinic.Reports.CredentialWarnings()).ShouldHaveSingleItem();
        (warning.Facilitator, warning.Code, warning.ValidTo).ShouldBe(("f1", "license", end));
        warning.Breaks.Length.ShouldBe(6);
        var alert = (await clinic.Grains.Census(new(clinic.Id)).Snapshot()).Alerts.Single(alert => alert.Kind == CensusAlertKind.CredentialExpires);
        (alert.Subject, alert.GroupName, alert.Count).ShouldBe(($"{clinic.Id}/f1", "license", 6));
        alert.At.ShouldBe(clinic.Zone.Instant(end.AddDays(1), TimeOnly.MinValue));
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F3_what_a_type_would_break_is_known_before_it_is_set_for_its_own_groups_alone(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var own = await clinic.Start(await clinic.Define("g", "anxiety"));
        await clinic.Start(await clinic.Define("h", "class"), "f1", startsIn: 300);
        var anxiety = (await clinic.Grains.Clinic(new(clinic.Id)).Settings())!.GroupType("anxiety")!;
        (await clinic.Reports.CredentialGaps(anxiety with { RequiredCredentials = [] })).ShouldBeEmpty();

        var gaps = await clinic.Reports.CredentialGaps(anxiety with { RequiredCredentials = [new(["nobody-has", "this-one"])] });

        gaps.ShouldAllBe(gap => gap.Facilitator == "f1" && gap.Session.Session.Group == "g" && gap.Missing.Single().AnyOf.Length == 2);
        gaps.Select(gap => gap.Session.Date).ShouldBe(Enumerable.Range(0, 8).Select(week => own.Date.AddDays(7 * week)));
    }
}
