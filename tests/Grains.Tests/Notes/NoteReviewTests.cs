namespace GroupActors.Notes;

/// <summary>How one member's note is told from another's (S-11).</summary>
public sealed class NoteReviewTests
{
    private const string Long =
        "Nell named two early signs of a panic attack, practised paced breathing with the group and agreed to use it on the bus this week before she looks at her phone.";

    private static readonly NotePeer Rafi = new("m2", "Rafi Ashdowne", Long.Replace("Nell", "Rafi", StringComparison.Ordinal));

    [Theory]
    [InlineData("Took part. Homework done.", "took part.\n  Homework DONE.")]
    [InlineData("Nell took part.", "Rafi took part.")]
    [InlineData("Nell Harrowgate's mood was low.", "Rafi Ashdowne's mood was low.")]
    [InlineData("Mood low,  NELL quiet.", "Mood low, Ashdowne\tquiet.")]
    [InlineData("Took part.", "To\u200bok part.")]
    [InlineData("Café on her own.", "Cafe\u0301 on her own.")]
    public void S11_names_white_space_and_case_do_not_make_a_note_another(string text, string signed)
    {
        Review(text, Peer(signed)).Flags[0].Kind.ShouldBe(NoteFlagKind.Same);
        Print(text).ShouldBe(Print(signed));
    }

    [Theory]
    [InlineData("Mood +2.", "Mood -2.")]
    [InlineData("Took part.", "Took no part.")]
    [InlineData("Nellie took part.", "Took part.")]
    public void S11_any_other_difference_makes_it_another(string text, string signed)
    {
        Review(text, Peer(signed)).Flags.ShouldNotContain(flag => flag.Kind == NoteFlagKind.Same);
        Print(text).ShouldNotBe(Print(signed));
    }

    [Fact]
    public void S11_the_fingerprint_tells_no_word_and_means_nothing_in_another_session()
    {
        var print = Print("Took part.");
        print.Length.ShouldBe(32);
        NoteRules.Fingerprint(Session with { Slot = 2 }, "Took part.", "Nell Harrowgate", [Rafi]).ShouldNotBe(print);
    }

    [Fact]
    public void S11_nearly_the_same_is_flagged_with_the_overlap_marked()
    {
        var text = Long.Replace("on the bus", "at work", StringComparison.Ordinal);

        var flag = Review(text, Rafi, percent: 60).Flags.ShouldHaveSingleItem();

        (flag.Kind, flag.Patient, flag.Id).ShouldBe((NoteFlagKind.NearlySame, "m2", "NearlySame:m2"));
        flag.Percent.ShouldBe(Percent(text, Rafi.Signed!));
        flag.Spans.Select(span => text.Substring(span.Start, span.Length)).ShouldBe(
            ["named two early signs of a panic attack, practised paced breathing with the group and agreed to use it", "this week before she looks at her phone"]);
        Review(text, Rafi, percent: flag.Percent!.Value + 1).Flags.ShouldBeEmpty();
    }

    [Fact]
    public void S11_resemblance_is_the_share_of_three_word_shingles_in_common()
    {
        var none = new HashSet<string>();
        new NoteWording("a b c d e", none).Resemblance(new("a b c d f", none)).ShouldBe(50);
        new NoteWording("a b c d e", none).Resemblance(new("v w x y z", none)).ShouldBe(0);
        new NoteWording("a b", none).Resemblance(new("A, B!", none)).ShouldBe(100);
        new NoteWording("a b", none).Resemblance(new("a b c", none)).ShouldBe(0);
        new NoteWording("", none).Resemblance(new("", none)).ShouldBe(100);
    }

    [Fact]
    public void S11_what_is_not_signed_yet_is_nobodys_text_yet() => Review("Took part.", new NotePeer("m2", "Rafi Ashdowne", null)).Flags.ShouldBeEmpty();

    [Theory]
    [InlineData("Rafi was loud.", "Rafi")]
    [InlineData("Sat beside Ashdowne.", "Ashdowne")]
    [InlineData("Spoke with RAFI Ashdowne.", "RAFI|Ashdowne")]
    [InlineData("Spoke with rafi.", "")]
    [InlineData("Rafiki was loud.", "")]
    [InlineData("Nell was loud.", "")]
    public void S11_another_members_name_is_flagged_where_it_stands(string text, string found) =>
        string.Join('|', Review(text, new NotePeer("m2", "Rafi Ashdowne", null)).Flags.SelectMany(flag => flag.Spans).Select(span => text.Substring(span.Start, span.Length))).ShouldBe(found);

    [Fact]
    public void S11_a_name_that_two_members_share_is_no_mention_of_the_other() =>
        Review("Nell was quiet.", new NotePeer("m2", "Nell de Wren", null)).Flags.ShouldBeEmpty();

    [Fact]
    public void S11_small_parts_of_a_name_name_nobody() => Review("Le De O. Wren", new NotePeer("m2", "O de Wren", null)).Flags.Single().Spans.ShouldHaveSingleItem();

    [Fact]
    public void S11_a_flagged_text_is_signed_by_an_author_who_has_seen_all_its_flags()
    {
        var due = new NoteRecord { IsDue = true };
        var review = new NoteReview("text", [new(NoteFlagKind.NearlySame, "m2", 90, []), new(NoteFlagKind.NamesAnother, "m3", null, [])]);
        Decision Sign(params string[] seen) => NoteRules.Sign(due, new("text", [.. seen]), Guid.Empty, new("u", "U"), review, "print");

        Sign().Refusal!.Code.ShouldBe("note_flagged");
        var refusal = Sign("NearlySame:m2", "NamesAnother:m2").Refusal!;
        refusal.Details.ShouldHaveSingleItem().Subject.ShouldBe("NamesAnother:m3");
        Sign("NamesAnother:m3", "NearlySame:m2").Events.ShouldHaveSingleItem().ShouldBeOfType<SignatureIntended>();
        NoteRules.Sign(due, new("text", ["Same:m2"]), Guid.Empty, new("u", "U"), new("text", [new(NoteFlagKind.Same, "m2", 100, [])]), "print").Refusal!.Code.ShouldBe("note_not_individualized");
    }

    [Fact]
    public void P5_no_refusal_tells_a_name_or_a_text()
    {
        var review = Review(Long, Rafi with { Signed = Long + " Again." }, new NotePeer("m3", "Panic Attack", null));
        var refusal = NoteRules.Sign(new() { IsDue = true }, new(Long), Guid.Empty, new("u", "U"), review, "print").Refusal!;
        var told = refusal + string.Join(' ', refusal.Details);
        foreach (var word in new[] { "Rafi", "Ashdowne", "Nell", "panic", "breathing" }) told.ShouldNotContain(word, Case.Insensitive);
    }

    private static readonly Sessions.SessionKey Session = new("c", "g", new(2026, 3, 4), 1);

    private static NotePeer Peer(string signed) => new("m2", "Rafi Ashdowne", signed);

    private static NoteReview Review(string text, NotePeer peer, int percent) => NoteRules.Review(text, "Nell Harrowgate", [peer], percent);

    private static NoteReview Review(string text, params NotePeer[] peers) => NoteRules.Review(text, "Nell Harrowgate", peers, 80);

    private static string Print(string text) => NoteRules.Fingerprint(Session, text, "Nell Harrowgate", [Rafi]);

    private static int Percent(string one, string other)
    {
        var names = new HashSet<string> { "NELL", "HARROWGATE", "RAFI", "ASHDOWNE" };
        return new NoteWording(one, names).Resemblance(new(other, names));
    }
}
