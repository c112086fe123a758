using System.Text.Json;

namespace GroupActors.Endpoints;

/// <summary>Well-formed JSON that holds a value we never take. Serves the JSON reader, which reports by exceptions only.</summary>
internal sealed class RefusedTextException(string code, string message) : JsonException(message)
{
    /// <summary>Machine-readable code.</summary>
    public string Code { get; } = code;
}
