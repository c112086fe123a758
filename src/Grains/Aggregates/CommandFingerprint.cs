using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace GroupActors.Aggregates;

/// <summary>A short digest of a command's operation and content, to tell a repeat from another command under the same id.</summary>
internal static class CommandFingerprint
{
    public static uint Of(string operation, object command)
    {
        var hash = new XxHash3();
        hash.Append(Encoding.UTF8.GetBytes(operation));
        hash.Append(JsonSerializer.SerializeToUtf8Bytes(command, command.GetType(), JournalJson.Options));
        return (uint)hash.GetCurrentHashAsUInt64();
    }
}
