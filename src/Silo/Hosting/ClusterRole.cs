namespace GroupActors.Hosting;

/// <summary>What a process is to the others of its cluster (<c>Cluster:Role</c>).</summary>
public enum ClusterRole
{
    /// <summary>A silo that nobody else joins.</summary>
    Alone,

    /// <summary>A silo that finds others in the PostgreSQL database and takes clients. What <c>src/Silo</c> always is.</summary>
    Member,

    /// <summary>No silo: the grains are in the members' processes, which are found in the PostgreSQL database.</summary>
    Client,
}
