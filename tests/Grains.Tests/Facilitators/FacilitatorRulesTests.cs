using CsCheck;
using GroupActors.Bookings;
using GroupActors.Clinics;
using static GroupActors.Bookings.BookingFixture;

namespace GroupActors.Facilitators;

public sealed class FacilitatorRulesTests
{
    [Fact]
    public void F2_overlapping_sessions_are_refused_and_back_to_back_ones_are_not()
    {
        var booked = Reserve(Facilitator, Reservation(1, Slot("a", Monday)));
        var refusal = Decide(booked, Reservation(2, Slot("b", Monday, 10.5))).Refusal!;
        (refusal.Code, refusal.Kind).ShouldBe(("facilitator_double_booked", RefusalKind.Conflict));
        Decide(booked, Reservation(2, Slot("b", Monday, 11))).Refusal.ShouldBeNull();
    }

    [Fact]
    public void F2_sessions_of_one_reservation_must_not_overlap_each_other() =>
        Decide(Facilitator, Reservation(1, Slot("a", Monday), Slot("b", Monday, 10.5))).Refusal!.Code.ShouldBe("facilitator_double_booked");

    [Fact]
    public void F2_the_earlier_booking_of_the_same_session_is_no_conflict()
    {
        var booked = Reserve(Facilitator, Reservation(1, Slot("a", Monday)));
        var moved = Slot("a", Monday) with { Start = Slot("a", Monday).Start.AddMinutes(30), End = Slot("a", Monday).End.AddMinutes(30) };
        Decide(booked, Reservation(2, moved)).Refusal.ShouldBeNull();
    }

    [Fact]
    public void F2_a_fifth_group_in_a_day_passes_the_daily_cap()
    {
        var booked = Reserve(Facilitator, Reservation(1, [.. Enumerable.Range(0, 4).Select(i => Slot("g" + i, Monday, 8 + i))]));
        var refusal = Decide(booked, Reservation(2, Slot("z", Monday, 15))).Refusal!;
        (refusal.Code, refusal.Kind).ShouldBe(("daily_cap", RefusalKind.Conflict));
        Decide(booked, Reservation(2, Slot("z", Monday.AddDays(1), 15))).Refusal.ShouldBeNull();
    }

    [Fact]
    public void F2_the_week_of_the_cap_runs_from_monday_to_sunday()
    {
        var booked = Reserve(Facilitator, Reservation(1, [.. Enumerable.Range(0, 12).Select(i => Slot("g" + i, Monday.AddDays(i / 3), 8 + (i % 3)))]));
        Decide(booked, Reservation(2, Slot("z", Monday.AddDays(6)))).Refusal!.Code.ShouldBe("weekly_cap");
        Decide(booked, Reservation(2, Slot("z", Monday.AddDays(7)))).Refusal.ShouldBeNull();
        Decide(booked, Reservation(2, Slot("z", Monday.AddDays(-1)))).Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-03-08")]
    [InlineData("2026-11-01")]
    public void F2_days_and_weeks_are_those_of_the_clinics_calendar_also_where_its_clock_changes(string change)
    {
        // Sunday 23:00 in New York is Monday in UTC.
        var zone = new ClinicZone(Settings.TimeZone);
        var sunday = DateOnly.Parse(change, System.Globalization.CultureInfo.InvariantCulture);
        BookingSlot At(string group, DateOnly date, int hour) => new(new("riverside", group, date, 1), date, zone.Instant(date, new(hour, 0)), zone.Instant(date, new(hour, 0)).AddMinutes(30));
        var booked = Reserve(Facilitator, Reservation(1, [.. Enumerable.Range(0, 9).Select(i => At("g" + i, sunday.AddDays(-1 - (i % 3)), 10 + i))]));
        var full = Reserve(booked, Reservation(2, At("h1", sunday, 1), At("h2", sunday, 22), At("h3", sunday, 23)));
        Decide(full, Reservation(3, At("z", sunday, 12))).Refusal!.Code.ShouldBe("weekly_cap");
        Decide(full, Reservation(3, At("z", sunday.AddDays(1), 0))).Refusal.ShouldBeNull();
    }

    [Fact]
    public void F1_all_requirements_must_hold_and_any_code_meets_one()
    {
        var licensed = Record(Facilitator, new("license", "Board", "1", new(2020, 1, 1), null));
        Dbt(licensed).Refusal!.Code.ShouldBe("missing_credential");
        Dbt(licensed).Refusal!.Details[0].Message.ShouldEndWith(" asks for on Mar 2, 2026: dbt training or dbt certificate.");
        Dbt(Record(licensed, new("dbt-certificate", "Center", "2", new(2020, 1, 1), null))).Refusal.ShouldBeNull();

        static Decision Dbt(FacilitatorState state) => Decide(state, Reservation(1, Slot("a", Monday)) with { GroupType = "dbt" });
    }

    [Theory]
    [InlineData("license;dbt-training", "license,dbt-training", true)]
    [InlineData("license;dbt-training", "license", false)]
    [InlineData("license;dbt-training", "dbt-training", false)]
    [InlineData("license;trauma-specialty", "license,trauma-specialty", true)]
    [InlineData("license;trauma-specialty", "license,dbt-training", false)]
    [InlineData("physician|pmhnp", "pmhnp", true)]
    [InlineData("physician|pmhnp", "physician", true)]
    [InlineData("physician|pmhnp", "license", false)]
    public void F1_the_worked_examples_of_DBT_trauma_and_medication_management(string required, string held, bool isQualified)
    {
        GroupType type = new("type", "Type", GroupComposition.PatientsOnly, GroupService.Psychotherapy, 60, 1, [.. required.Split(';').Select(any => new CredentialRequirement([.. any.Split('|')]))], []);
        ImmutableArray<Credential> credentials = [.. held.Split(',').Select(code => new Credential(code, "Board", code, new(2020, 1, 1), null))];
        CredentialRules.Missing(credentials, type, Monday).Any().ShouldBe(!isQualified);
    }

    [Fact]
    public void F2_credentials_count_on_the_date_of_each_session()
    {
        var state = Record(Record(Facilitator, new("license", "Board", "1", new(2020, 1, 1), null)), new("dbt-training", "Center", "2", new(2020, 1, 1), Monday.AddDays(7)));
        var series = Reservation(1, Slot("a", Monday), Slot("a", Monday.AddDays(7)), Slot("a", Monday.AddDays(14))) with { GroupType = "dbt" };
        var refusal = Decide(state, series).Refusal!;
        refusal.Kind.ShouldBe(RefusalKind.Rule);
        refusal.Details.ShouldHaveSingleItem().Subject.ShouldBe("riverside/a/2026-03-16/1");
    }

    [Fact]
    public void F10_every_conflict_is_listed_under_the_code_of_the_first()
    {
        var booked = Reserve(Facilitator, Reservation(1, [.. Enumerable.Range(0, 4).Select(i => Slot("g" + i, Monday, 8 + i))]));
        var refusal = Decide(booked, Reservation(2, Slot("z", Monday, 9)) with { GroupType = "dbt" }).Refusal!;
        refusal.Code.ShouldBe("missing_credential");
        refusal.Details.Select(detail => detail.Code).ShouldBe(["missing_credential", "facilitator_double_booked", "daily_cap"]);
    }

    [Fact]
    public void F2_a_renewal_that_is_recorded_ahead_of_time_leaves_the_credential_that_still_holds()
    {
        var license = new Credential("license", "Board", "CA1", new(2024, 1, 1), Monday.AddDays(6));
        var state = Record(Record(Facilitator, new("dbt-training", "Center", "2", new(2020, 1, 1), null)), license);
        var renewed = Record(state, license with { ValidFrom = Monday.AddDays(7), ValidTo = Monday.AddDays(372) });
        Decide(renewed, Reservation(1, Slot("a", Monday), Slot("a", Monday.AddDays(7))) with { GroupType = "dbt" }).Refusal.ShouldBeNull();
    }

    [Fact]
    public void F1_a_credential_replaces_the_one_of_its_code_number_and_start()
    {
        var old = new Credential("license", "Board", "1", new(2020, 1, 1), new(2022, 1, 1));
        var renewed = old with { ValidTo = new(2030, 1, 1) };
        Record(Record(Facilitator, old), renewed).Credentials.ShouldHaveSingleItem().ShouldBe(renewed);
    }

    [Fact]
    public void Enrollment_with_a_payer_that_the_clinic_does_not_have_is_refused() =>
        FacilitatorRules.Register(new(), new("Dana Reyes", null, null, ["nobody"]), Settings).Refusal!.Code.ShouldBe("unknown_payer");

    [Fact]
    public void F2_caps_and_double_booking_hold_after_any_sequence_of_commands()
    {
        var slot = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 13], Gen.Int[8, 18], (group, day, hour) => Slot("g" + group, Monday.AddDays(day), hour, 1.5));
        var command = Gen.Select(Gen.Int[0, 2], Gen.Int[1, 40], slot.Array[1, 4]);
        command.Array[1, 60].Sample(commands =>
        {
            var state = Facilitator;
            foreach (var (kind, operation, slots) in commands)
            {
                var decision = kind == 0
                    ? BookingRules.Settle(state.Book, Operation(operation), isConfirmed: operation % 2 == 0)
                    : Decide(state, Reservation(operation, slots));
                if (decision.Refusal is null) state = Fold(state, decision);
                Check(state.Book);
            }
        });
    }

    private static void Check(BookingBook book)
    {
        var slots = book.Bookings.Select(booking => booking.Slot).ToList();
        // Plain loops: an assertion by expression compiles it anew at each of the many thousand steps.
        slots.GroupBy(slot => slot.Date, slot => slot.Session).All(day => day.Distinct().Count() <= 4).ShouldBeTrue();
        slots.GroupBy(slot => ClinicZone.Monday(slot.Date), slot => slot.Session).All(week => week.Distinct().Count() <= 12).ShouldBeTrue();
        slots.All(one => slots.All(other => other.Session == one.Session || other.End <= one.Start || one.End <= other.Start)).ShouldBeTrue();
    }

    private static Decision Decide(FacilitatorState state, Reservation reservation) => FacilitatorRules.Reserve(state, reservation, Settings, Now);

    private static FacilitatorState Reserve(FacilitatorState state, Reservation reservation) => Fold(state, Decide(state, reservation));

    private static FacilitatorState Record(FacilitatorState state, Credential credential) => Fold(state, FacilitatorRules.RecordCredential(state, credential));
}
