using System.Globalization;
using GroupActors.Census;

namespace GroupActors.Live;

/// <summary>The week's order, Monday first: cards never move by themselves, people find a group by where it is.</summary>
internal static class BoardOrder
{
    /// <summary>A text that sorts groups by their first weekly slot.</summary>
    public static string Of(GroupCard card)
    {
        if (card.Slots.IsDefaultOrEmpty) return "9 " + card.Key;
        var first = card.Slots.MinBy(slot => (((int)slot.Day + 6) % 7, slot.Start))!;
        return string.Create(CultureInfo.InvariantCulture, $"{((int)first.Day + 6) % 7} {first.Start:HHmm} {card.Key}");
    }
}
