using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GroupActors.Aggregates;

/// <summary>An effect under way. Sender, version and index name it for good, whatever is retried.</summary>
/// <param name="Sender">Stream of the aggregate that sent it.</param>
/// <param name="SenderVersion">Version of the journal entry it came with.</param>
/// <param name="Index">Its place among the effects of that entry's commit.</param>
[GenerateSerializer, Immutable, Alias("aggregates.effect-envelope")]
internal sealed record EffectEnvelope([property: Id(0)] string Sender, [property: Id(1)] long SenderVersion, [property: Id(2)] int Index, [property: Id(3)] IEffectMessage Message)
{
    /// <summary>The id under which the receiver remembers it: the same for every delivery.</summary>
    public Guid CommandId()
    {
        var name = Encoding.UTF8.GetBytes(Sender);
        Span<byte> text = stackalloc byte[name.Length + 12];
        name.CopyTo(text);
        BinaryPrimitives.WriteInt64LittleEndian(text[name.Length..], SenderVersion);
        BinaryPrimitives.WriteInt32LittleEndian(text[(name.Length + 8)..], Index);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(text, hash);
        return new Guid(hash[..16]);
    }
}
