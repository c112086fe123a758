namespace GroupActors.Aggregates;

/// <summary>The permanent name under which an event or effect message is stored. A changed shape is a new version, never a changed meaning.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class JournalNameAttribute(string name, int version = 1) : Attribute
{
    public string Name { get; } = name;

    public int Version { get; } = version;
}
