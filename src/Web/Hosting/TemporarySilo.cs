using System.Net;

namespace GroupActors.Hosting;

internal static class TemporarySilo
{
    public static void AddGroupActorsSilo(this WebApplicationBuilder builder) => builder.UseOrleans(silo =>
        silo.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: 0));

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
