using System.Globalization;
using System.Text;

namespace GroupActors.Samples;

/// <summary>A CSV file in the making (RFC 4180, lines end with LF as everything in the repository).</summary>
internal sealed class CsvText
{
    private readonly StringBuilder _text = new();
    private readonly int _columns;

    public CsvText(params string[] header)
    {
        _columns = header.Length;
        Row([.. header]);
    }

    public void Row(params object?[] values)
    {
        if (values.Length != _columns) throw new ArgumentException("A row has as many values as the header.", nameof(values));
        _text.AppendJoin(',', values.Select(value => Quote(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""))).Append('\n');
    }

    public override string ToString() => _text.ToString();

    private static string Quote(string value) =>
        value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
