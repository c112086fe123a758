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
    [InlineData("Today nell took part.", "Today rafi took part.")]
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
        flag.Percent.ShouldBe(Overlap(text, Rafi.Signed!));
        flag.Spans.Select(span => text.Substring(span.Start, span.Length)).ShouldBe(
            ["named two early signs of a panic attack, practised paced breathing with the group and agreed to use it", "this week before she looks at her phone"]);
        Review(text, Rafi, percent: flag.Percent!.Value + 1).Flags.ShouldBeEmpty();
    }

    [Fact]
    public void S11_overlap_is_how_much_of_the_shorter_text_stands_in_the_other_and_of_a_few_words_how_much_of_both()
    {
        Overlap("a b c d e", "a b c d f").ShouldBe(50);
        Overlap("a b c d e", "v w x y z").ShouldBe(0);
        Overlap("a b", "A, B!").ShouldBe(100);
        Overlap("a b", "a b c").ShouldBe(0);
        Overlap("", "").ShouldBe(100);
        Overlap("a b c d e f g h i j k l", "a b c d e f g h i j k l m n o p q r s t u v w x").ShouldBe(100);
        Overlap("a b c d", "a b c d e f g h i j k l m n o p q r s t u v w x").ShouldBe(20);
    }

    [Theory]
    [InlineData("Nell spoke of her mother and that she misses her; the group heard her out and she cried. She will call her sister.", "Rafi spoke of his mother and that he misses her; the group heard him out and he cried. He will call his sister.")]
    [InlineData("Nell named two early signs of panic and practised paced breathing with the group for some ten minutes, then left calm.", "Rafi named two early signs of panic and practised paced breathing with the group for some six minutes, then left calm.")]
    [InlineData("Nell named two early signs of panic and practised paced breathing with the group.", "Rafi named two early signs of panic and practised paced breathing with the group. He said that the bus is worst, that he gets off a stop early most days, and that he will ride to the end on Friday.")]
    public void S11_a_note_that_was_taken_over_with_few_words_changed_is_flagged_by_default(string signed, string text) =>
        Review(text, Peer(signed) with { Name = "Nell Harrowgate" }).Flags.ShouldContain(flag => flag.Kind == NoteFlagKind.NearlySame);

    [Fact]
    public void S11_a_pronoun_changes_with_the_name_and_makes_no_wording_ones_own_but_the_texts_are_not_the_same()
    {
        Overlap("Today she said that she will call her mother herself.", "Today he said that he will call his mother himself.").ShouldBe(100);
        Review("Today she said that she will call.", Peer("Today he said that he will call.")).Flags.Select(flag => flag.Kind).ShouldBe([NoteFlagKind.NearlySame]);
    }

    [Fact]
    public void S11_two_notes_of_one_session_in_words_of_their_own_are_not_flagged() =>
        Review("Took part in the group and practised paced breathing. Named work as what troubles her most.", Peer("Took part in the group, quiet at first. Said that sleep is better and that the diary helps."))
            .Flags.ShouldBeEmpty();

    [Fact]
    public void S11_what_is_not_signed_yet_is_nobodys_text_yet() => Review("Took part.", new NotePeer("m2", "Rafi Ashdowne", null)).Flags.ShouldBeEmpty();

    [Theory]
    [InlineData("Rafi was loud.", "Rafi")]
    [InlineData("Sat beside Ashdowne.", "Ashdowne")]
    [InlineData("Spoke with RAFI Ashdowne.", "RAFI|Ashdowne")]
    [InlineData("Spoke with rafi.", "rafi")]
    [InlineData("Spoke with Ráfi.", "Ráfi")]
    [InlineData("Rafiki was loud.", "")]
    [InlineData("Nell was loud.", "")]
    public void S11_another_members_name_is_flagged_where_it_stands(string text, string found) => Mentioned(text, "Rafi Ashdowne").ShouldBe(found);

    [Fact]
    public void S11_a_name_that_two_members_share_is_no_mention_of_the_other() =>
        Review("Nell was quiet.", new NotePeer("m2", "Nell de Wren", null)).Flags.ShouldBeEmpty();

    [Fact]
    public void S11_small_parts_of_a_name_name_nobody() => Review("Le De O. Wren", new NotePeer("m2", "O de Wren", null)).Flags.Single().Spans.ShouldHaveSingleItem();

    [Theory]
    [InlineData("Sat beside Jose.", "José Álvarez", "Jose")]
    [InlineData("Sat beside José.", "jose alvarez", "José")]
    [InlineData("Sat beside Alvarez.", "jose alvarez", "Alvarez")]
    [InlineData("ישב ליד משה היום.", "משה כהן", "משה")]
    public void S11_a_name_is_found_whatever_accents_case_or_script_it_is_stored_in(string text, string name, string found) =>
        Mentioned(text, name).ShouldBe(found);

    [Theory]
    [InlineData("Will practise breathing. May need a call; no homework.", "Will May", "")]
    [InlineData("Hopes to return.\nHope is back.", "Hope No", "")]
    [InlineData("Spoke with Will, who will call.", "Will Thorne", "Will")]
    [InlineData("Will Thorne was loud.", "Will Thorne", "Will|Thorne")]
    [InlineData("Did not answer Jin, who had no words.", "Jin No", "Jin")]
    public void S11_a_name_that_is_an_ordinary_word_counts_where_it_is_written_as_a_name(string text, string name, string found) =>
        Mentioned(text, name).ShouldBe(found);

    [Theory]
    [InlineData("Took no part.", "Took part.")]
    [InlineData("No homework.", "Homework.")]
    [InlineData("May leave early.", "Leave early.")]
    public void S11_a_word_that_is_somebodys_name_too_does_not_make_two_notes_one(string text, string signed)
    {
        NotePeer[] peers = [new("m2", "Jin No", signed), new("m3", "May Will", null)];

        NoteRules.Review(text, "Nell Harrowgate", peers, 60).Flags.ShouldNotContain(flag => flag.Kind == NoteFlagKind.Same);
        NoteRules.Fingerprint(Session, text, "Nell Harrowgate", peers).ShouldNotBe(NoteRules.Fingerprint(Session, signed, "Nell Harrowgate", peers));
    }

    [Theory]
    [InlineData("Jin No took part.", "Nell took part.")]
    [InlineData("Sat with Nell de Wren.", "Sat with Rafi.")]
    public void S11_every_part_of_a_name_is_set_aside_where_it_is_written_out(string text, string signed) =>
        NoteRules.Review(text, "Nell Harrowgate", [new("m2", "Jin No", signed), new("m3", "Nell de Wren", null), Rafi with { Signed = null }], 60).Flags[0].Kind.ShouldBe(NoteFlagKind.Same);

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

    private static NoteReview Review(string text, params NotePeer[] peers) => NoteRules.Review(text, "Nell Harrowgate", peers, new Clinics.ClinicPolicies().NoteOverlapPercent);

    private static string Print(string text) => NoteRules.Fingerprint(Session, text, "Nell Harrowgate", [Rafi]);

    private static string Mentioned(string text, string name) =>
        string.Join('|', Review(text, new NotePeer("m2", name, null)).Flags.SelectMany(flag => flag.Spans).Select(span => text.Substring(span.Start, span.Length)));

    private static int Overlap(string one, string other)
    {
        MemberName[] names = [new("Nell Harrowgate"), new("Rafi Ashdowne")];
        return new NoteWording(one, names).Overlap(new(other, names));
    }
}
