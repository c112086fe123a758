using System.Globalization;
using System.Numerics;

namespace GroupActors.Imports;

/// <summary>Reads the values of one row; what cannot be read goes to the problems, with its column.</summary>
internal sealed class ImportCells(ImportTable table, int line, string[] values, DateOnly asOf, ICollection<ImportProblem> problems)
{
    private HashSet<string>? _unread;

    private const int MaxText = 200;
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public string File => table.File;

    public int Line => line;

    public DateOnly AsOf => asOf;

    /// <summary>Whether the row is to be carried out: every value could be read, and nothing stands against it so far.</summary>
    public bool IsGood { get; private set; } = true;

    /// <summary>Whether what stands in the columns could be read, whatever else is wrong with the row.</summary>
    public bool IsRead(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (_unread?.Contains(column) == true) return false;
        }

        return true;
    }

    /// <summary>What the row refers to could not be read: the row is no problem, and is held against the rules once that is right.</summary>
    public void Doubt() => IsGood = false;

    public void Problem(string? column, string code, string message)
    {
        IsGood = false;
        problems.Add(new(table.File, line, column, code, message));
    }

    /// <summary>Whether the column has a value in this row.</summary>
    public bool Has(string column) => Raw(column).Length > 0;

    public string Text(string column)
    {
        var text = Raw(column);
        if (text.Length == 0) Unread(column, "required", "A value is missing.");
        else CheckText(column, text);
        return text;
    }

    public string? OptionalText(string column)
    {
        var text = Raw(column);
        if (text.Length == 0) return null;
        CheckText(column, text);
        return text;
    }

    public string Id(string column)
    {
        var id = Raw(column);
        if (id.Length == 0) Unread(column, "required", "An id is missing.");
        else CheckId(column, id);
        return id;
    }

    public string? OptionalId(string column) => Has(column) ? Id(column) : null;

    public ImmutableArray<string> Ids(string column)
    {
        var ids = List(column);
        foreach (var id in ids) CheckId(column, id);
        return ids;
    }

    public ImmutableArray<string> List(string column) => OptionalText(column) is null ? [] : [.. Named(column)];

    /// <summary>The values of a list as they stand there.</summary>
    public string[] Named(string column) => Raw(column).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public int Number(string column, int from = int.MinValue, int to = int.MaxValue) => Has(column) ? Number<int>(column, from, to) : Required<int>(column);

    public int? OptionalNumber(string column, int from = int.MinValue, int to = int.MaxValue) => Has(column) ? Number<int>(column, from, to) : null;

    public decimal Money(string column)
    {
        if (!Has(column)) return Required<decimal>(column);
        var amount = Number<decimal>(column, 0m, Dollars.Most);
        // Read as a number, what is less than its digits can hold would be gone.
        if (Raw(column).TrimEnd('0').Split('.') is [_, { Length: > 2 } part] && part.All(char.IsAsciiDigit)) Unread(column, "invalid_number", "Dollars have at most two decimals.");
        return amount;
    }

    public bool YesNo(string column)
    {
        var word = Raw(column);
        if (word is not ("yes" or "no")) Unread(column, word.Length == 0 ? "required" : "invalid_value", "Write yes or no.");
        return word == "yes";
    }

    public bool OptionalYesNo(string column) => Has(column) && YesNo(column);

    public DateOnly Date(string column)
    {
        if (!Has(column)) return Required<DateOnly>(column);
        if (RelativeDate.TryParse(Raw(column), asOf, out var date)) return date;
        Unread(column, "invalid_date", RelativeDate.WhyNot(Raw(column)));
        return default;
    }

    public DateOnly? OptionalDate(string column) => Has(column) ? Date(column) : null;

    public ImmutableArray<DateOnly> Dates(string column)
    {
        var dates = ImmutableArray.CreateBuilder<DateOnly>();
        foreach (var text in List(column))
        {
            if (RelativeDate.TryParse(text, asOf, out var date)) dates.Add(date);
            else Unread(column, "invalid_date", RelativeDate.WhyNot(text));
        }

        return dates.ToImmutable();
    }

    /// <summary>A date that is not after the as-of date.</summary>
    public DateOnly PastDate(string column)
    {
        var date = Date(column);
        if (date > asOf) Problem(column, "date_in_future", "The date may not be in the future.");
        return date;
    }

    public TimeOnly Time(string column)
    {
        if (!Has(column)) return Required<TimeOnly>(column);
        if (!TimeOnly.TryParseExact(Raw(column), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) Unread(column, "invalid_time", "Write a time as 18:30.");
        return time;
    }

    public TimeOnly? OptionalTime(string column) => Has(column) ? Time(column) : null;

    public DayOfWeek Day(string column)
    {
        if (!RelativeDate.TryDay(Raw(column), out var day)) Unread(column, Has(column) ? "invalid_value" : "required", "Write a day as monday.");
        return day;
    }

    /// <summary>One of an enumeration's words: <c>multiple-family</c>.</summary>
    /// <param name="except">The one that cannot be meant here.</param>
    public T Word<T>(string column, T? except = null) where T : struct, Enum
    {
        if (!Has(column)) return Required<T>(column);
        if (!TryWord(Raw(column), out T value) || value.Equals(except))
        {
            var allowed = Enum.GetValues<T>().Where(word => !word.Equals(except)).Select(word => Words(word.ToString()));
            Unread(column, "invalid_value", "The value is none of those allowed: " + string.Join(", ", allowed) + ".");
        }

        return value;
    }

    public T OptionalWord<T>(string column, T otherwise) where T : struct, Enum => Has(column) ? Word<T>(column) : otherwise;

    public ImmutableArray<T> WordList<T>(string column) where T : struct, Enum
    {
        var words = ImmutableArray.CreateBuilder<T>();
        foreach (var word in List(column))
        {
            if (TryWord(word, out T value)) words.Add(value);
            else Unread(column, "invalid_value", "A value is none of those allowed: " + string.Join(", ", Enum.GetNames<T>().Select(Words)) + ".");
        }

        return words.ToImmutable();
    }

    private void Unread(string column, string code, string message)
    {
        (_unread ??= []).Add(column);
        Problem(column, code, message);
    }

    private string Raw(string column) => table.Value(values, column);

    private T Number<T>(string column, T from, T to) where T : struct, INumber<T>
    {
        if (!T.TryParse(Raw(column), Plain, CultureInfo.InvariantCulture, out var number)) Unread(column, "invalid_number", "Write a plain number.");
        else if (number < from || number > to) Unread(column, "out_of_range", string.Create(CultureInfo.InvariantCulture, $"The number must be {from} to {to}."));
        return number;
    }

    private T Required<T>(string column) where T : struct
    {
        Unread(column, "required", "A value is missing.");
        return default;
    }

    private void CheckText(string column, string text)
    {
        if (text.Length > MaxText) Unread(column, "too_long", $"The text has more than {MaxText} characters.");
        else if (text.Any(char.IsControl)) Unread(column, "invalid_text", "The text holds control characters.");
    }

    private void CheckId(string column, string id)
    {
        if (!KeyText.IsSegment(id)) Unread(column, "invalid_id", $"An id has letters, digits, dots, dashes and underscores, at most {KeyText.MaxSegment}.");
    }

    private static bool TryWord<T>(string word, out T value) where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            value = candidate;
            if (Words(candidate.ToString()) == word) return true;
        }

        value = default;
        return false;
    }

    private static string Words(string name) =>
        string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
