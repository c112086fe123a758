using GroupActors.Testing;

namespace GroupActors.Cluster;

/// <summary>A wrong setting ends the product with one line that names it as the README does.</summary>
public sealed class WrongSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("Web", "Cluster:SiloPort", "70000", "Cluster:SiloPort is wrong: The field SiloPort must be between 1 and 65535.")]
    [InlineData("Web", "Cluster:Role", "Client", "Cluster:Role=Client needs Storage:Provider=PostgreSQL and Storage:ConnectionString: the processes of a cluster meet in that database.")]
    [InlineData("Web", "Identity:IdleMinutes", "0", "Identity:IdleMinutes is wrong: The field IdleMinutes must be between 1 and 1440.")]
    [InlineData("Silo", "Storage:Provider", "SQLite", "Cluster:Role=Member needs Storage:Provider=PostgreSQL and Storage:ConnectionString: the processes of a cluster meet in that database.")]
    public Task A_wrong_setting_is_named_in_one_line(string program, string setting, string value, string line) => ShouldEndWith(program, setting, value, line);

    [Theory, Trait("Run", "soak")]
    [InlineData("Web", "Cluster:SiloPort", "many", "Cluster:SiloPort is a whole number.")]
    [InlineData("Web", "Cluster:Role", "Leader", "Cluster:Role is one of Alone, Member, Client.")]
    [InlineData("Web", "Storage:Provider", "MySQL", "Storage:Provider is one of SQLite, PostgreSQL.")]
    [InlineData("Web", "Storage:ConnectionString", "groupactors", "Storage:ConnectionString cannot be read.")]
    [InlineData("Web", "Storage:ConnectionString", "Data Source=:memory:", "journal_mode")]
    [InlineData("Web", "Identity:ConnectionString", "Nonsense=1", "Identity:ConnectionString cannot be read.")]
    [InlineData("Web", "Proxy:KnownNetworks:0", "everywhere", "Proxy:KnownNetworks must hold networks such as 10.0.0.0/8.")]
    [InlineData("Web", "SelfCheckIn:RequestsPerMinute", "0", "SelfCheckIn:RequestsPerMinute is wrong: The field RequestsPerMinute must be between 1 and 100000.")]
    public Task Every_other_wrong_setting_is_named_in_one_line_too(string program, string setting, string value, string line) => ShouldEndWith(program, setting, value, line);

    public void Dispose() => _folder.Dispose();

    private async Task ShouldEndWith(string program, string setting, string value, string line)
    {
        var (_, settings) = await ProductProcess.Alone(TestDatabase.SQLite, _folder);
        settings[setting] = value;
        await using var process = program == "Silo" ? ProductProcess.Silo(settings) : ProductProcess.Web(settings);

        (await process.Start().Exit()).ShouldBe(1, process.Output);

        process.Output.Split('\n').ShouldHaveSingleItem().ShouldContain(line);
        process.Output.ShouldNotContain(value == "0" ? "Exception" : "   at ");
    }
}
