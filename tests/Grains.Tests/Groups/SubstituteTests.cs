using GroupActors.Clinics;
using GroupActors.Testing;

namespace GroupActors.Groups;

/// <summary>Who may stand by for a group.</summary>
public sealed class SubstituteTests(Silos silos) : IClassFixture<Silos>
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F5_a_designated_substitute_is_a_facilitator_with_what_the_type_asks_for(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        await SmallClinic.Done(clinic.Grains.Clinic(new(clinic.Id)).DefineGroupType(
            SmallClinic.Command(), new("licensed", "Licensed", GroupComposition.PatientsOnly, GroupService.Psychotherapy, 60, 1, [new(["license"])], [])));
        var license = new Facilitators.Credential("license", "Board", "1", new(2020, 1, 1), null);
        await SmallClinic.Done(clinic.Grains.Facilitator(new(clinic.Id, "f2")).RecordCredential(SmallClinic.Command(), license));
        var group = clinic.Grains.Group(new(clinic.Id, "licensed"));
        DefineGroup With(params ImmutableArray<string> substitutes) => new("Licensed", "licensed", 8, 2, substitutes);

        var refusal = (await group.Define(SmallClinic.Command(), With("f2", "nobody", "f3"))).Refusal!;
        refusal.Details.Select(detail => (detail.Code, detail.Subject)).ShouldBe([("unknown_facilitator", "nobody"), ("missing_credential", "f3")]);
        await SmallClinic.Done(group.Define(SmallClinic.Command(), With("f2")));

        // Whoever is named already is looked at when they are assigned: a license that ended keeps nobody from changing the rest.
        await SmallClinic.Done(clinic.Grains.Facilitator(new(clinic.Id, "f2")).RecordCredential(SmallClinic.Command(), license with { ValidTo = new(2021, 1, 1) }));
        await SmallClinic.Done(group.Define(SmallClinic.Command(), With("f2") with { Capacity = 9 }));
    }
}
