namespace GroupActors.Aggregates;

/// <summary>What any amount of money here is.</summary>
public static class Dollars
{
    /// <summary>The most that one amount may be.</summary>
    public const decimal Most = 999_999.99m;

    /// <summary>The amounts that are taken, in words.</summary>
    public const string Range = "0.00 to 999,999.99 dollars, in whole cents";

    /// <summary>Whether an amount is 0.00 to <see cref="Most"/>, in whole cents.</summary>
    public static bool IsAmount(decimal dollars) => dollars is >= 0m and <= Most && decimal.Round(dollars, 2) == dollars;
}
