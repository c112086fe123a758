using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Options;

namespace GroupActors.Identity;

public sealed class FirstAdministratorTests
{
    [Theory]
    [InlineData(null, null, "Email")]
    [InlineData("ada@clinic.test", null, "Password")]
    [InlineData("ada@clinic.test", "changeme", "Password")]
    [InlineData("ada@clinic.test", "Password1234!", "Password")]
    [InlineData("ada@clinic.test", "aaaaaaaaaaaaaaaa", "Password")]
    [InlineData("ada@clinic.test", "x7!kq2", "Password")]
    [InlineData("ada@clinic.test", DemoAccounts.Password, "Password")]
    public async Task Production_does_not_start_without_a_first_administrator_who_has_a_password_of_their_own(string? email, string? password, string setting)
    {
        await using var app = new ProductionApp(email, password);
        Should.Throw<OptionsValidationException>(app.StartServer).Message.ShouldContain("Identity:FirstAdministrator:" + setting);
    }

    [Fact]
    public async Task Production_starts_with_the_configured_administrator_and_no_demo_account()
    {
        await using var app = new ProductionApp("ada@clinic.test", "four quiet otters swim");
        app.StartServer();
        using var client = app.CreateClient();
        (await client.PostAsJsonAsync("/api/sign-in", new { email = "ada@clinic.test", password = "four quiet otters swim" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.PostAsJsonAsync("/api/sign-in", new { email = DemoAccounts.All[0].Email, password = DemoAccounts.Password })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync("/sign-in")).StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
    }

    private sealed class ProductionApp : WebApplicationFactory<Components.App>
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("groupactors-production-").FullName;
        private readonly string? _email;
        private readonly string? _password;

        public ProductionApp(string? email, string? password)
        {
            (_email, _password) = (email, password);
            UseKestrel(0);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("Storage:Provider", "SQLite");
            builder.UseSetting("Storage:ConnectionString", "Data Source=" + Path.Combine(_folder, "grains.db"));
            builder.UseSetting("Identity:ConnectionString", "Data Source=" + Path.Combine(_folder, "accounts.db"));
            builder.UseSetting("Identity:FirstAdministrator:Email", _email);
            builder.UseSetting("Identity:FirstAdministrator:Password", _password);
            builder.UseSetting("Identity:FirstAdministrator:Clinic", "clinic");
            builder.UseSetting("Logging:LogLevel:Default", "None");
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
