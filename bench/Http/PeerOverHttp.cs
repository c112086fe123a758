using GroupActors.Bench.CheckIns;
using GroupActors.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GroupActors.Bench.Http;

/// <summary>The pipelined peer behind an endpoint of ASP.NET Core, in a process of its own: nobody signs in and no right is asked, so that it has less to do.</summary>
internal sealed class PeerOverHttp(string connectionString) : HttpCheckIns("peer")
{
    private ProductProcess? _server;

    public override IReadOnlyList<int> Processes => [_server!.Id];

    public override Uri Address => _server!.Address;

    public override async Task SetUp(int sessions)
    {
        _server = ProductProcess.Other(["dotnet", typeof(PeerOverHttp).Assembly.Location, "serve-peer", connectionString, Text(sessions)]);
        await _server.Start().Ready();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>The server's side.</summary>
    public static async Task Serve(string connectionString, int sessions)
    {
        await using var peer = new PipelinedPeer(connectionString);
        await peer.SetUp(sessions);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        app.MapPost("/sessions/{session:int}/members/{member:int}/{change}", async (int session, int member, string change) =>
        {
            await peer.Change(session, member, change == "check-in");
            return TypedResults.Ok(new { session, member, kind = change == "check-in" ? "Present" : "Expected" });
        });
        app.MapGet("/health/ready", () => TypedResults.Ok());
        await app.RunAsync();
    }

    protected override ReadOnlyMemory<byte> Request(int session, int member, bool isPresent) =>
        HttpConnection.Post($"/sessions/{Text(session)}/members/{Text(member)}/{(isPresent ? "check-in" : "undo")}");
}
