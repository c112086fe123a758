namespace GroupActors.Testing;

/// <summary>The database a test runs on: a theory over both is <c>[Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]</c>.</summary>
public enum TestDatabase
{
    SQLite,
    PostgreSQL,
}
