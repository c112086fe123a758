using System.Collections.Frozen;

namespace GroupActors.Notes;

/// <summary>English words that are people's names too. One that is missing here is marked more often than it should be; its author signs all the same.</summary>
internal static class OrdinaryWords
{
    private static readonly FrozenSet<string> Words =
        """
        a ah all am an and any are as at ate bay be been bit boa bob both but by can chin come day did do down due far few for from get go got had has have he her here hi him his ho how i if in is it its
        la last least lee less let lo lot low made make many man may me men might mine more most much must my near new nine no nor not now of off oh old on once one or other our out own per put run said same
        saw say see set she should sit six so some son soon sung sun tan tell ten than that the them then there they this thus to too two under until up us use very want was way we well went were what when
        where who why will win with won would yes yet you young your
        abbey able amber angel april art ash august autumn baker ball banks barber bean beck bell best better bill bird bishop black blessing bliss blue bond book booth bowman branch brook brooks brown bush butler
        case cash chance charity chase chip christian church clay cliff close cloud cole constant cook cooper cross dale dash dawn dean destiny dot dove drew dusty early east eve ever faith fair field fields
        fisher flint flowers ford forest fox frank freeman french frost gale gardener gay gene ginger glass glory gold good grace grant gray great green grey grove guy hall hand hardy hart harmony hazel head
        heath heaven high hill holiday holly honey honor hope house hunt hunter ivy jack jade jasmine jay jewel jordan joy june justice key kind king knight lake lance land lane law lilly lily little long
        lord love lucky lynn major mark marks marsh march mason max mercy melody miles miller min mister moody moon moore moss myles nice nick north olive page pain pan park parks parent pat patience patient peace
        pearl penny pepper pete piper poe pool pope porter post potter power pray price pride prince prudence queen quick rain ray reed reef rich rivers rob robin rock rod rose rosemary rowan ruby rue rush
        sage sally sandy self serenity sharp shepherd short silver singer skip sky small snow song sonny south spring star stern still stone storm story street strong sue summer summers sunny sweet
        taylor temple terry thought tiny tod trinity true turner van vance violet walker wall ward warner waters way weaver week weeks west white wild winter winters wise wood woods worth
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToUpperInvariant()).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a folded word (<see cref="NoteWord.Folded"/>) is one.</summary>
    public static bool Contains(string folded) => Words.Contains(folded);
}
