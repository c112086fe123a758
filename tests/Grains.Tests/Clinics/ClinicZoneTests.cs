namespace GroupActors.Clinics;

public sealed class ClinicZoneTests
{
    [Theory]
    [InlineData("America/New_York", true)]
    [InlineData("Etc/UTC", true)]
    [InlineData("UTC", true)]
    [InlineData("Eastern Standard Time", false)]
    [InlineData("UTC-02", false)]
    [InlineData("+05:00", false)]
    [InlineData("America/Newyork", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_zone_has_an_IANA_name(string? name, bool isKnown) => ClinicZone.IsKnown(name).ShouldBe(isKnown);
}
