using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace GroupActors.Aggregates;

/// <summary>
/// The commands that an aggregate has done lately, 12 bytes each: a state is written with every command, so what it drags along is paid for by all of them.
/// A digest of 64 bits names a command among 32; one of 32 bits tells its content from another's.
/// </summary>
[GenerateSerializer, Immutable, Alias("aggregates.done-commands")]
internal readonly record struct DoneCommands
{
    /// <summary>How many are kept; older ones are found by the journal's unique (stream, command).</summary>
    public const int Kept = 32;

    private const int Size = sizeof(ulong) + sizeof(uint);

    [Id(0)] private readonly byte[]? _packed;

    private DoneCommands(byte[] packed) => _packed = packed;

    /// <summary>Whether older ones may have been forgotten.</summary>
    public bool IsFull => _packed?.Length == Kept * Size;

    /// <summary>The digest of the content that was done under this id; null for an id that is not among them.</summary>
    public uint? Find(Guid id)
    {
        var name = NameOf(id);
        for (ReadOnlySpan<byte> packed = _packed; !packed.IsEmpty; packed = packed[Size..])
        {
            if (BinaryPrimitives.ReadUInt64LittleEndian(packed) == name) return BinaryPrimitives.ReadUInt32LittleEndian(packed[sizeof(ulong)..]);
        }

        return null;
    }

    /// <summary>The same with one more, the oldest left out where there are too many.</summary>
    public DoneCommands With(Guid id, uint fingerprint)
    {
        ReadOnlySpan<byte> old = _packed;
        if (IsFull) old = old[Size..];
        var packed = new byte[old.Length + Size];
        old.CopyTo(packed);
        BinaryPrimitives.WriteUInt64LittleEndian(packed.AsSpan(old.Length), NameOf(id));
        BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(old.Length + sizeof(ulong)), fingerprint);
        return new(packed);
    }

    private static ulong NameOf(Guid id)
    {
        var halves = MemoryMarshal.Cast<Guid, ulong>(MemoryMarshal.CreateReadOnlySpan(ref id, 1));
        return halves[0] ^ halves[1];
    }
}
