using System.IO.Hashing;
using System.Text.Json;

namespace GroupActors.Aggregates;

/// <summary>A short digest of a command's content, to tell a repeat from another command under the same id.</summary>
internal static class CommandFingerprint
{
    public static ulong Of(object command) =>
        XxHash3.HashToUInt64(JsonSerializer.SerializeToUtf8Bytes(command, command.GetType(), JournalJson.Options));
}
