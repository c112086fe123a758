using GroupActors.Endpoints;
using GroupActors.Hosting;
using GroupActors.Identity;
using GroupActors.Live;
using GroupActors.Pages;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.AddGrains();
builder.AddEdge();
builder.AddAccounts();
builder.Services.AddApi();
builder.Services.AddLive();
builder.Services.AddPages();

var app = builder.Build();
app.UseEdge();
app.UseSecurityHeaders();
app.UseFailurePages();
app.UseRouting();
app.UseRateLimiter();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapHealth();
app.MapApi();
app.MapLive();
app.MapPages();
await app.RunAsync();
