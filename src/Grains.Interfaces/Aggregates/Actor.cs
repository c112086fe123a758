namespace GroupActors.Aggregates;

/// <summary>Who caused a change: a signed-in person, or the system on behalf of another aggregate.</summary>
/// <param name="Id">Stable id: the account's id, or <c>system:</c> and the sender's stream.</param>
/// <param name="Name">Name shown in histories. Never a patient's name.</param>
[GenerateSerializer, Immutable, Alias("aggregates.actor")]
public sealed record Actor([property: Id(0)] string Id, [property: Id(1)] string Name)
{
    /// <summary>The software itself, acting because of <paramref name="cause"/>.</summary>
    public static Actor System(string cause) => new("system:" + cause, "GroupActors");
}
