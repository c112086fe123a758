using GroupActors.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddGroupActorsSilo();
var app = builder.Build();
app.MapGroupActorsHealth();
await app.RunAsync();
