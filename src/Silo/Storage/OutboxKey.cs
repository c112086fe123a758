namespace GroupActors.Storage;

/// <summary>Names one effect: its sender, the version it came with and its place among that commit's effects.</summary>
internal readonly record struct OutboxKey(string Sender, long Version, int Index);
