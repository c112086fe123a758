namespace GroupActors.Samples;

/// <summary>A synthetic person from the Synthea sample.</summary>
internal sealed record Person(string Id, string Given, string Family, string BirthDate, string Gender, string PayerClass)
{
    /// <summary>Adults of the sample; the programs of this clinic take nobody who was born after 2007.</summary>
    public static IEnumerable<Person> Adults() =>
        from line in Sources.Lines("patients.csv")
        let fields = line.Split(',')
        let person = new Person("p-" + fields[0][..8], fields[1], fields[2], fields[3], fields[4], fields[9])
        where string.CompareOrdinal(person.BirthDate, "2008") < 0
        select person;
}
