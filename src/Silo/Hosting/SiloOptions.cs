using System.ComponentModel.DataAnnotations;

namespace GroupActors.Hosting;

/// <summary>How the processes of a cluster meet (section <c>Cluster</c>).</summary>
public sealed class SiloOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Cluster";

    /// <summary>What the process is to the others. Default: alone.</summary>
    public ClusterRole Role { get; set; } = ClusterRole.Alone;

    /// <summary>
    /// The IP address, or a name that resolves to it, on which other processes reach the silo. Default: loopback, so that nothing is open to the network unless asked for.
    /// </summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port for other silos. Default: 11111; a silo that is alone takes any free one.</summary>
    [Range(1, 65535)]
    public int SiloPort { get; set; } = 11111;

    /// <summary>Port for clients. Default: 30000.</summary>
    [Range(1, 65535)]
    public int GatewayPort { get; set; } = 30000;

    /// <summary>Name of the cluster: silos and clients of one database with the same name find each other. Default: <c>groupactors</c>.</summary>
    [Required]
    public string ClusterId { get; set; } = "groupactors";
}
