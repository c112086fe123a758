using System.Globalization;

namespace GroupActors.Bench;

/// <summary>What is measured, how long and how often.</summary>
internal sealed record Settings
{
    /// <summary>Names of the candidates; empty for all.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    public int Rounds { get; init; } = 7;

    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(15);

    public ImmutableArray<(int Callers, int Sessions)> Shapes { get; init; } = [(1, 15), (64, 15), (64, 120), (256, 1000)];

    /// <summary>How many clinics of 15 groups are stored, step by step.</summary>
    public ImmutableArray<int> Clinics { get; init; } = [67, 667, 6667];

    /// <exception cref="FormatException">An option is unknown or its value makes no sense.</exception>
    public static Settings Parse(ReadOnlySpan<string> arguments, out string? command)
    {
        command = arguments is [var first, ..] ? first : null;
        var settings = new Settings();
        for (var i = 1; i + 1 < arguments.Length; i += 2)
        {
            var value = arguments[i + 1];
            settings = arguments[i] switch
            {
                "--only" => settings with { Only = [.. value.Split(',')] },
                "--rounds" => settings with { Rounds = Number(value) },
                "--seconds" => settings with { Time = TimeSpan.FromSeconds(Number(value)) },
                "--warm-up" => settings with { WarmUp = TimeSpan.FromSeconds(Number(value)) },
                "--shapes" => settings with { Shapes = [.. value.Split(',').Select(shape => shape.Split('x')).Select(parts => (Number(parts[0]), Number(parts[1])))] },
                "--clinics" => settings with { Clinics = [.. value.Split(',').Select(Number)] },
                _ => throw new FormatException($"Unknown option {arguments[i]}."),
            };
        }

        return settings;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
