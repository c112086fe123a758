using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GroupActors.Aggregates;

/// <summary>Everything that is wrong with a command's content: whoever sent it sees all of it at once, not only the first.</summary>
internal sealed class Problems
{
    private readonly ImmutableArray<RefusalDetail>.Builder _details = ImmutableArray.CreateBuilder<RefusalDetail>();

    /// <summary>The refusal, under the first problem's code; null when nothing is wrong.</summary>
    public Refusal? Refusal => _details.Count == 0 ? null : new(_details[0].Code, _details[0].Message, RefusalKind.Invalid) { Details = _details.ToImmutable() };

    /// <summary>Notes a problem of <paramref name="field"/> under <c>invalid_</c> and its name.</summary>
    public void Unless(bool isValid, string field, string message)
    {
        if (!isValid) _details.Add(new("invalid_" + field, message, field));
    }

    /// <summary>Wants a text that people can read: not blank, no control characters, at most <paramref name="max"/> characters.</summary>
    public void UnlessText(string? text, string field, string name, int max = 100) =>
        Unless(IsText(text, max), field, $"{name} needs 1 to {max} characters, none of them control characters.");

    /// <summary>Wants a text as <see cref="UnlessText"/> does, or none.</summary>
    public void UnlessOptionalText(string? text, string field, string name, int max = 100)
    {
        if (text is not null) UnlessText(text, field, name, max);
    }

    /// <summary>Whether there is nothing to be seen: characters that only steer the writing are as good as none.</summary>
    public static bool IsBlank([NotNullWhen(false)] string? text) =>
        text is null || text.All(character => char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control);

    public static bool IsText(string? text, int max = 100) => !IsBlank(text) && text.Length <= max && !text.Any(char.IsControl);
}
