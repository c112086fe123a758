using System.Globalization;
using System.Text;

namespace GroupActors.Bench.Country;

/// <summary>The import files of one of many clinics: 15 groups a week of 8 members each, three a day; those of today have just begun.</summary>
internal static class ClinicFiles
{
    public const int Groups = 15;
    public const int Members = 8;

    /// <summary>Groups whose sessions are today: the first of them.</summary>
    public const int Today = Groups / Days;

    private const int Days = 5;

    public static string Group(int group) => string.Create(CultureInfo.InvariantCulture, $"g{group}");

    public static string Patient(int group, int member) => string.Create(CultureInfo.InvariantCulture, $"g{group}-m{member}");

    /// <param name="zone">The clinics' time zone.</param>
    /// <param name="now">The time in it.</param>
    public static Dictionary<string, string> Of(string zone, DateTime now)
    {
        var start = now.AddMinutes(-10);
        var files = new Dictionary<string, string>
        {
            ["clinic.csv"] = $"name,time_zone\nClinic,{zone}\n",
            ["payers.csv"] = "payer,name,category\npayer,Payer,commercial\n",
            ["fees.csv"] = "payer,code,from,to,charge,expected\npayer,90853,2020-01-01,,100.00,70.00\n",
            ["group-types.csv"] = "group_type,name,composition,service,session_minutes,facilitators\ntalk,Talk,patients-only,psychotherapy,60,1\n",
            ["facilitators.csv"] = Rows("facilitator,name", Today, i => $"f{i},Facilitator {i}"),
            ["groups.csv"] = Rows("group,name,group_type,capacity,therapeutic_minimum,facilitator,room,modality", Groups, i => $"{Group(i)},Group {i},talk,{Members},2,f{i % Today},,telehealth"),

            // The groups of one day begin together, each under a facilitator of its own.
            ["slots.csv"] = Rows("group,slot,day,start,minutes", Groups, i => $"{Group(i)},1,{start.AddDays(i / Today).DayOfWeek.ToString().ToLowerInvariant()},{start:HH:mm},60"),
            ["patients.csv"] = Rows("patient,given_name,family_name,birth_date", Groups * Members, i => $"{Patient(i / Members, i % Members)},Given,Family,1990-01-01"),
            ["coverages.csv"] = Rows("patient,payer,member_id,from,to", Groups * Members, i => $"{Patient(i / Members, i % Members)},payer,M{i},2024-01-01,"),
            ["enrollments.csv"] = Rows("group,patient,status,since", Groups * Members, i => $"{Group(i / Members)},{Patient(i / Members, i % Members)},active,today-30"),
        };
        return files;
    }

    private static string Rows(string header, int count, Func<int, FormattableString> row)
    {
        var text = new StringBuilder(header).Append('\n');
        for (var i = 0; i < count; i++) text.Append(row(i).ToString(CultureInfo.InvariantCulture)).Append('\n');
        return text.ToString();
    }
}
