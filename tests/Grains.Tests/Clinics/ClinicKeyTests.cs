namespace GroupActors.Clinics;

public sealed class ClinicKeyTests
{
    [Theory]
    [InlineData("riverside", true)]
    [InlineData("clinic-10", true)]
    [InlineData("cafe-1", true)]
    [InlineData("cafe", false)]
    [InlineData("Cafe", false)]
    [InlineData("10", false)]
    [InlineData("010", false)]
    [InlineData("0123456789abcdef0123456789abcdef", false)]
    [InlineData("river/side", false)]
    [InlineData("", false)]
    public void A_clinics_id_is_never_one_that_is_stored_as_a_number(string text, bool isKey) => ClinicKey.TryParse(text, out _).ShouldBe(isKey);
}
