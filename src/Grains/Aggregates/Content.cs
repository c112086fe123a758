namespace GroupActors.Aggregates;

/// <summary>Compares what records hold. Their own equality compares arrays by reference, so that a repeated import would look like a change.</summary>
internal static class Content
{
    public static bool IsSame<T>(T one, T other) where T : notnull => JournalJson.Write(one) == JournalJson.Write(other);
}
