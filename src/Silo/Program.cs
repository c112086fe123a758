using GroupActors.Hosting;

WrongSettings.EndTheProgram();
var builder = WebApplication.CreateBuilder(args);

// A process that is nothing but a silo is there for others.
builder.Configuration["Cluster:Role"] = nameof(ClusterRole.Member);
builder.AddGroupActorsSilo();
var app = builder.Build();
app.MapGroupActorsHealth();
await app.RunAsync();
