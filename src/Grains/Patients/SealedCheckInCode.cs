using System.Security.Cryptography;

namespace GroupActors.Patients;

/// <summary>
/// A patient's own code as it is kept. The first digits say whose it may be, so that only one hash is computed and wrong tries can be counted against them; the others are the secret, of which
/// there is only a slow, salted hash.
/// </summary>
/// <param name="Handle">The first three digits.</param>
/// <param name="Salt">Salt, in base 64.</param>
/// <param name="Hash">PBKDF2 with SHA-256 of the other five, in base 64.</param>
/// <param name="Iterations">How often it was hashed.</param>
[GenerateSerializer, Immutable, Alias("patient.sealed-check-in-code")]
internal sealed record SealedCheckInCode([property: Id(0)] string Handle, [property: Id(1)] string Salt, [property: Id(2)] string Hash, [property: Id(3)] int Iterations)
{
    private const int HandleLength = 3;
    private const int Length = 8;
    private const int HashBytes = 32;
    private const int CurrentIterations = 210_000;

    /// <summary>A new code, and how it is kept.</summary>
    public static (string Code, SealedCheckInCode Sealed) Issue()
    {
        var code = RandomNumberGenerator.GetString("0123456789", Length);
        var salt = RandomNumberGenerator.GetBytes(16);
        return (code, new(code[..HandleLength], Convert.ToBase64String(salt), Convert.ToBase64String(HashOf(code, salt, CurrentIterations)), CurrentIterations));
    }

    public CheckInCodeMatch Match(string code)
    {
        if (code.Length != Length || !code.StartsWith(Handle, StringComparison.Ordinal)) return CheckInCodeMatch.None;
        var hash = HashOf(code, Convert.FromBase64String(Salt), Iterations);
        return CryptographicOperations.FixedTimeEquals(hash, Convert.FromBase64String(Hash)) ? CheckInCodeMatch.Whole : CheckInCodeMatch.Named;
    }

    private static byte[] HashOf(string code, byte[] salt, int iterations) => Rfc2898DeriveBytes.Pbkdf2(code.AsSpan(HandleLength), salt, iterations, HashAlgorithmName.SHA256, HashBytes);
}
