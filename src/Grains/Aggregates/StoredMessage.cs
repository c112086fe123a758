namespace GroupActors.Aggregates;

/// <summary>An event or effect message as it is stored: its permanent name and its JSON.</summary>
internal readonly record struct StoredMessage(string Type, string Payload)
{
    public static StoredMessage Of(object message) => new(JournalJson.Name(message), JournalJson.Write(message));
}
