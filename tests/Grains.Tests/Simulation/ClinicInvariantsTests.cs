using GroupActors.Sessions;
using GroupActors.Testing;
using Microsoft.Data.Sqlite;

namespace GroupActors.Simulation;

/// <summary>Every invariant of the simulation is seen to break when the tables are made to say what must never be.</summary>
public sealed class ClinicInvariantsTests : IAsyncLifetime
{
    private static readonly DateOnly Always = new(2000, 1, 1);

    private TestSilo _silo = null!;
    private SmallClinic _clinic = null!;
    private ClinicInvariants _invariants = null!;
    private SessionKey _session = null!;

    public async ValueTask InitializeAsync()
    {
        _silo = await TestSilo.Start(TestDatabase.SQLite);
        _clinic = await SmallClinic.Make(_silo);
        _session = await _clinic.Session(members: 3);
        await _clinic.CheckIn(_session, 1, 2, 3);
        await _clinic.Close(_session);
        _invariants = new(_clinic);
        (await _invariants.Broken(_silo, Always)).ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Theory]
    [InlineData("R-5 capacity", "UPDATE groups SET capacity = 2")]
    [InlineData("R-6 one live enrollment", "CREATE TABLE t AS SELECT * FROM enrollments LIMIT 1; UPDATE t SET key = 'again'; INSERT INTO enrollments SELECT * FROM t")]
    [InlineData("F-2, F-8 double booking", "CREATE TABLE t AS SELECT * FROM bookings LIMIT 1; UPDATE t SET key = 'again'; INSERT INTO bookings SELECT * FROM t")]
    [InlineData("F-2 daily cap", "UPDATE bookings SET date = (SELECT min(date) FROM bookings)")]
    [InlineData("F-2 weekly cap", "CREATE TABLE t AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 13) SELECT b.*, i FROM (SELECT * FROM bookings WHERE resource LIKE 'facilitator/%' LIMIT 1) b, n; UPDATE t SET key = 'again' || i; ALTER TABLE t DROP COLUMN i; INSERT INTO bookings SELECT * FROM t")]
    [InlineData("F-9 a session has booked", "UPDATE bookings SET starts_at = ends_at WHERE resource LIKE 'room/%'")]
    [InlineData("F-9 a session has booked", "DELETE FROM bookings WHERE resource LIKE 'facilitator/%'")]
    [InlineData("F-9 no booking outlives its session", "UPDATE sessions SET state = 'Cancelled' WHERE state = 'Scheduled'")]
    [InlineData("S-8 nobody is expected after closing", "UPDATE attendance SET kind = 'Expected' WHERE patient = 'm1'")]
    [InlineData("S-13 a cancelled session bills nothing", "UPDATE sessions SET state = 'Cancelled' WHERE state = 'Closed'")]
    [InlineData("B-1 one standing claim", "CREATE TABLE t AS SELECT * FROM claims LIMIT 1; UPDATE t SET key = 'again'; INSERT INTO claims SELECT * FROM t")]
    [InlineData("B-3 two patients", "UPDATE attendance SET kind = 'NoShow' WHERE patient <> 'm1'")]
    [InlineData("B-6 a class bills nothing", "UPDATE groups SET type = 'class'")]
    [InlineData("B-7 who was not there bills nothing", "UPDATE attendance SET kind = 'NoShow' WHERE patient = 'm1'")]
    public async Task What_the_tables_must_never_say_is_found(string rule, string harm)
    {
        await Execute(harm);
        (await _invariants.BrokenInTables(_silo, Always)).ShouldContain(broken => broken.StartsWith(rule, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("R-2 moves", "UPDATE enrollments SET status = 'Dropped'", "UPDATE enrollments SET status = 'Active'")]
    [InlineData("B-10 moves", "UPDATE claims SET state = 'Voided'", "UPDATE claims SET state = 'Ready'")]
    public async Task A_move_out_of_what_is_final_is_found(string rule, string allowed, string harm)
    {
        await Execute(allowed);
        (await _invariants.BrokenInTables(_silo, Always)).ShouldNotContain(broken => broken.StartsWith(rule, StringComparison.Ordinal));
        await Execute(harm);
        (await _invariants.BrokenInTables(_silo, Always)).ShouldContain(broken => broken.StartsWith(rule, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("present today", "UPDATE attendance SET kind = 'NoShow' WHERE patient = 'm1'")]
    [InlineData("active", "UPDATE enrollments SET status = 'Dropped' WHERE patient = 'm1'")]
    [InlineData("clinical hold", "UPDATE enrollments SET status = 'ClinicalHold' WHERE patient = 'm1'")]
    [InlineData("administrative hold", "UPDATE enrollments SET status = 'AdministrativeHold' WHERE patient = 'm1'")]
    [InlineData("open", "UPDATE groups SET capacity = capacity + 1")]
    public async Task A_census_that_a_recount_does_not_give_is_found(string figure, string harm)
    {
        await Execute(harm);
        (await _invariants.BrokenInCensus(_silo)).ShouldContain(broken => broken.Contains($"({figure},", StringComparison.Ordinal));
    }

    [Fact]
    public async Task W3_a_member_of_two_groups_at_once_is_found()
    {
        var second = await _clinic.Start(await _clinic.Define("h"), "f2", startsIn: 200);
        await SmallClinic.Done(_clinic.Grains.Group(second.GroupKey).Enroll(SmallClinic.Command(), new("m1")));
        (await _invariants.BrokenInTables(_silo, Always)).ShouldBeEmpty();
        ClinicInvariants.AtOnce([.. await Task.WhenAll(new[] { _session.GroupKey, second.GroupKey }.Select(async key => (await _clinic.Grains.Group(key).Get())! with { Times = [new(1, DayOfWeek.Monday, new(9, 0), 60)] }))])
            .ShouldHaveSingleItem().ShouldContain("m1");
    }

    private async Task Execute(string sql)
    {
        await using var connection = new SqliteConnection(_silo.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
