using GroupActors.Aggregates;
using GroupActors.Clinics;
using GroupActors.Sessions;

namespace GroupActors.Pages;

/// <summary>The small clinic's sessions, closed. skills-a: three here for 40 minutes, one no-show. skills-b: one here for 50 minutes.</summary>
internal static class ClosedSessions
{
    /// <summary>The one who came to skills-b.</summary>
    public const string Alone = "alone";

    private static readonly ClinicKey Clinic = new(ClinicApp.Clinic);

    /// <summary>Closes them, once.</summary>
    public static async Task Make(ClinicApp app, SmallClinic clinic)
    {
        if ((await app.Grains.Session(clinic.Session).Get())!.State == SessionState.Closed) return;
        await Done(app.Grains.Clinic(Clinic).SetFee(Context(), new("payer", "90834", new(2020, 1, 1), null, 150m, 95m)));
        foreach (var member in new[] { "m1", "m2", "m3" }) await Done(app.Grains.Session(clinic.Session).CheckIn(Context(), new(member, CheckInSource.Coordinator)));
        await Done(app.Grains.Session(clinic.Session).Close(Context(), new(40)));
        await Done(app.Grains.Patient(new(ClinicApp.Clinic, Alone)).Register(Context(), new("Member", "Alone", new(1990, 1, 9), null, [])));
        await Done(app.Grains.Patient(new(ClinicApp.Clinic, Alone)).SetCoverage(Context(), new("payer", "id9", new(2020, 1, 1), null)));
        await Done(app.Grains.Group(clinic.OtherGroup).Enroll(Context(), new(Alone)));
        await Done(app.Grains.Session(clinic.OtherSession).CheckIn(Context(), new(Alone, CheckInSource.Coordinator)));
        await Done(app.Grains.Session(clinic.OtherSession).Close(Context(), new(50)));
        // Claims and tasks come of the closing by effects.
        await GroupActors.SmallClinic.Until(async () => (await app.Grains.Reports(Clinic).Claims(new([]))).Total == 3 && (await app.Grains.Reports(Clinic).Tasks()).Length == 2);
    }

    private static CommandContext Context() => new(Guid.NewGuid(), new("test", "Test"));

    private static async Task Done<T>(Task<Outcome<T>> pending) where T : class
    {
        var outcome = await pending;
        outcome.IsDone.ShouldBeTrue(outcome.Refusal?.Code + " " + outcome.Refusal?.Message);
    }
}
