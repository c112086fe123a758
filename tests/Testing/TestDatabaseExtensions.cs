using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace GroupActors.Testing;

/// <summary>Reads what is stored, past the product.</summary>
public static class TestDatabaseExtensions
{
    /// <summary>The texts of the query's first column.</summary>
    public static async Task<List<string>> Texts(this TestDatabase database, string connectionString, string sql)
    {
        await using DbConnection connection = database == TestDatabase.PostgreSQL ? new NpgsqlConnection(connectionString) : new SqliteConnection(connectionString);
        await connection.OpenAsync();
        return await connection.Texts(sql);
    }

    /// <inheritdoc cref="Texts(TestDatabase, string, string)"/>
    public static async Task<List<string>> Texts(this DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync()) texts.Add(reader.GetString(0));
        return texts;
    }
}
