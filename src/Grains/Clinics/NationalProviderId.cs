namespace GroupActors.Clinics;

/// <summary>The form of a National Provider Identifier (B-15).</summary>
internal static class NationalProviderId
{
    /// <summary>What the prefix 80840 (health, United States), which the check digit covers, adds to the Luhn sum.</summary>
    private const int PrefixSum = 24;

    /// <summary>Whether <paramref name="text"/> is 10 digits that pass the Luhn check over 80840 and themselves.</summary>
    public static bool IsValid(string? text)
    {
        if (text is not { Length: 10 } || text[0] is not ('1' or '2')) return false;
        var sum = PrefixSum;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) return false;
            var digit = text[i] - '0';
            sum += i % 2 != 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }
}
