using System.Diagnostics.CodeAnalysis;

namespace GroupActors.Aggregates;

/// <summary>A typed key: the one place where the text of a grain's key is made and read.</summary>
public interface IKey<TSelf> where TSelf : class, IKey<TSelf>
{
    /// <summary>Reads a key; false for a text that <c>ToString</c> could not have made.</summary>
    static abstract bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out TSelf? key);
}
