using System.Text;
using Orleans.Storage;

namespace GroupActors.Storage;

/// <summary>Names one row of <c>OrleansStorage</c>, as Microsoft.Orleans.Persistence.AdoNet does.</summary>
internal readonly record struct StateKey(int IdHash, int TypeHash, long N0, long N1, string Type, string? Extension)
{
    private static readonly OrleansDefaultHasher Hasher = new();

    public static StateKey Of(string stateName, GrainId grain)
    {
        if (stateName.Contains('`')) throw new ArgumentException("State names are not names of generic types.", nameof(stateName));
        var typeHash = Hasher.Hash(Encoding.UTF8.GetBytes(stateName));
        if (grain.TryGetGuidKey(out var guid, out var extension))
        {
            var bytes = guid.ToByteArray();
            return new(Hash(bytes, extension), typeHash, BitConverter.ToInt64(bytes, 0), BitConverter.ToInt64(bytes, 8), stateName, extension);
        }

        if (grain.TryGetIntegerKey(out var number, out extension))
        {
            return new(Hash(BitConverter.GetBytes(number), extension), typeHash, 0, number, stateName, extension);
        }

        var text = grain.Key.ToString()!;
        return new(Hash([], text), typeHash, 0, 0, stateName, text);
    }

    /// <summary>The provider hashes the bytes back to front, and stores them as they are.</summary>
    private static int Hash(byte[] key, string? extension)
    {
        byte[] bytes = extension is null ? [.. key] : [.. key, .. Encoding.UTF8.GetBytes(extension)];
        Array.Reverse(bytes);
        return Hasher.Hash(bytes);
    }
}
