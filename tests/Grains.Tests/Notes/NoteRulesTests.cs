namespace GroupActors.Notes;

/// <summary>One member's note of one session (S-11).</summary>
public sealed class NoteRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 16, 0, 0, TimeSpan.Zero);
    private static readonly Actor Author = new("u1", "Dana Reyes");

    private static NoteRecord Due { get; } = After(new(), NoteRules.Expect(new(), new(7, true, ["f1"])));

    private static NoteRecord Signed { get; } = Sign(Due, "Took part.");

    [Fact]
    public void S11_a_note_is_written_only_for_a_member_who_was_there()
    {
        NoteRules.SaveDraft(new(), new("text")).Refusal!.Code.ShouldBe("note_not_due");
        NoteRules.Unsignable(new(), new("text"))!.Code.ShouldBe("note_not_due");
        var gone = After(Due, NoteRules.Expect(Due, new(8, false, ["f1"])));
        NoteRules.Unsignable(gone, new("text"))!.Code.ShouldBe("note_not_due");
        gone.IsShown.ShouldBeFalse();
    }

    [Fact]
    public void S11_what_the_session_said_earlier_does_not_undo_what_it_said_later() =>
        NoteRules.Expect(After(Due, NoteRules.Expect(Due, new(9, false, []))), new(8, true, ["f1"])).Events.ShouldBeEmpty();

    [Fact]
    public void S11_a_draft_is_kept_and_signed_by_its_author()
    {
        var draft = After(Due, NoteRules.SaveDraft(Due, new("Took p")));
        (draft.State, draft.Text).ShouldBe((NoteState.Draft, "Took p"));
        NoteRules.SaveDraft(draft, new("Took p")).Events.ShouldBeEmpty();
        var signed = Sign(draft, "Took part.");
        (signed.State, signed.Text, signed.SignedBy, signed.SignedAt).ShouldBe((NoteState.Signed, "Took part.", "Dana Reyes", Now));
    }

    [Fact]
    public void S11_a_signed_note_is_amended_by_addendum_only()
    {
        NoteRules.SaveDraft(Signed, new("other")).Refusal!.Code.ShouldBe("note_signed");
        Signing(Signed, new("other")).Refusal!.Code.ShouldBe("note_signed");
        NoteRules.AddAddendum(Due, new("more"), Author, "Nell Harrowgate", []).Refusal!.Code.ShouldBe("note_not_signed");
        var amended = After(Signed, NoteRules.AddAddendum(Signed, new("Came late."), Author, "Nell Harrowgate", []));
        (amended.Text, amended.Addenda.Single().Text).ShouldBe(("Took part.", "Came late."));
    }

    [Fact]
    public void S11_a_signed_note_stays_although_the_member_turns_out_not_to_have_been_there() =>
        After(Signed, NoteRules.Expect(Signed, new(8, false, []))).IsShown.ShouldBeTrue();

    [Theory, InlineData(""), InlineData(" \n")]
    public void S11_a_note_without_text_is_not_signed(string text)
    {
        Signing(Due, new(text)).Refusal!.Code.ShouldBe("note_empty");
        NoteRules.AddAddendum(Signed, new(text), Author, "Nell Harrowgate", []).Refusal!.Code.ShouldBe("note_empty");
    }

    [Fact]
    public void S11_a_note_is_text_of_a_bounded_length()
    {
        NoteRules.SaveDraft(Due, new("a\0b")).Refusal!.Code.ShouldBe("invalid_text");
        NoteRules.SaveDraft(Due, new(new string('x', NoteRules.MaxLength + 1))).Refusal!.Code.ShouldBe("invalid_text");
        NoteRules.SaveDraft(Due, new("half \ud83d")).Refusal!.Code.ShouldBe("invalid_text");
        NoteRules.SaveDraft(Due, new("one\r\n\ttwo \ud83d\ude00")).Refusal.ShouldBeNull();
    }

    [Fact]
    public void S11_a_draft_written_on_an_older_one_does_not_take_the_place_of_a_newer()
    {
        var first = After(Due, NoteRules.SaveDraft(Due, new("Took p", 0)));
        var second = After(first, NoteRules.SaveDraft(first, new("Took part", first.DraftVersion)));
        second.DraftedAt.ShouldBe(Now);
        NoteRules.SaveDraft(second, new("Came", first.DraftVersion)).Refusal!.Code.ShouldBe("version_conflict");
        NoteRules.SaveDraft(second, new("Took part", first.DraftVersion)).ShouldBe(Decision.Nothing);
        Signing(second, new("Came", Basis: first.DraftVersion)).Refusal!.Code.ShouldBe("version_conflict");
        Signing(second, new("Took part", Basis: first.DraftVersion)).Refusal.ShouldBeNull();
        // The session said meanwhile who else was there: that is no other draft.
        var later = After(second, NoteRules.Expect(second, new(8, true, ["f1"])));
        NoteRules.SaveDraft(later, new("Took part in it", second.DraftVersion)).Refusal.ShouldBeNull();
    }

    [Fact]
    public void S11_a_text_under_signature_is_neither_changed_nor_signed_with_another()
    {
        var intended = After(Due, Signing(Due, new("Took part.")));
        NoteRules.SaveDraft(intended, new("other")).Refusal!.Code.ShouldBe("note_being_signed");
        Signing(intended, new("other")).Refusal!.Code.ShouldBe("note_being_signed");
        Signing(intended, new("Took part.")).ShouldBe(Decision.Nothing);
        intended.Deadline.ShouldBe(Now.AddMinutes(1));
        var refused = After(intended, NoteRules.Conclude(intended, Operation, isIndividual: false));
        (refused.State, refused.Deadline).ShouldBe((NoteState.Due, null));
        NoteRules.Conclude(refused, Operation, isIndividual: true).ShouldBe(Decision.Nothing);
        Signing(refused, new("other")).Refusal.ShouldBeNull();
    }

    [Fact]
    public void S11_a_signature_that_an_amendment_overtook_signs_nothing()
    {
        var intended = After(Due, Signing(Due, new("Took part.")));
        var gone = After(intended, NoteRules.Expect(intended, new(8, false, ["f1"])));

        var concluded = After(gone, NoteRules.Conclude(gone, Operation, isIndividual: true));

        (concluded.SignedAt, concluded.Signing, concluded.IsShown).ShouldBe((null, null, false));
    }

    [Fact]
    public void S11_an_addendum_that_names_another_member_is_signed_by_an_author_who_has_seen_that()
    {
        NotePeer[] peers = [new("m2", "Rafi Ashdowne", "Sat apart.")];
        Decision Add(string text, params string[] seen) => NoteRules.AddAddendum(Signed, new(text, [.. seen]), Author, "Nell Harrowgate", peers);

        Add("Rafi was unkind to her.").Refusal!.Details.ShouldHaveSingleItem().Subject.ShouldBe("NamesAnother:m2");
        Add("Rafi was unkind to her.", "NamesAnother:m2").Events.ShouldHaveSingleItem().ShouldBeOfType<AddendumSigned>();
        Add("Sat apart.").Events.ShouldHaveSingleItem();
    }

    private static readonly Guid Operation = new("0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d");

    private static Decision Signing(NoteRecord note, SignNote command) => NoteRules.Sign(note, command, Operation, Author, new(command.Text, []), "print");

    private static NoteRecord Sign(NoteRecord note, string text)
    {
        var intended = After(note, Signing(note, new(text)));
        return After(intended, NoteRules.Conclude(intended, Operation, isIndividual: true));
    }

    private static NoteRecord After(NoteRecord note, Decision decision)
    {
        decision.Refusal.ShouldBeNull();
        foreach (var happened in decision.Events) note = note.Apply(new JournalEntry(note.Version + 1, Now, Author, null, null, null, happened));
        return note;
    }
}
