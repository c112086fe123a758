using GroupActors.Census;
using GroupActors.Components.Board;

namespace GroupActors.Live;

/// <summary>Which alerts stand before "more".</summary>
public sealed class AlertsTests
{
    [Fact]
    public void F3_a_credential_that_ends_has_its_place_on_the_board_however_much_else_there_is()
    {
        CensusAlert Alert(CensusAlertKind kind, int number) => new(kind, $"riverside/{kind}/{number}", "Name", null, 0, 0m);
        List<CensusAlert> alerts = [.. Enum.GetValues<CensusAlertKind>().SelectMany(kind => Enumerable.Range(0, 3).Select(number => Alert(kind, number)))];

        var shown = BoardModels.Shown(alerts);
        shown.Count.ShouldBe(4);
        shown.ShouldAllBe(alert => alert.Subject.EndsWith("/0", StringComparison.Ordinal));
        shown.ShouldContain(alert => alert.Kind == CensusAlertKind.CredentialExpires);

        // Nothing is kept free for what there is not.
        BoardModels.Shown([.. alerts.Where(alert => alert.Kind == CensusAlertKind.Uncovered)]).Count.ShouldBe(3);
        BoardModels.Shown([alerts[0], alerts[1], alerts[3]]).ShouldBe([alerts[0], alerts[3], alerts[1]], ignoreOrder: true);
    }
}
