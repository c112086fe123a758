using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace GroupActors.Storage;

/// <summary>
/// What the state table holds was written by every release there has been, and must stay readable. Each state has a golden file for every shape it ever had: <c>name.1.bin</c>, <c>name.2.bin</c>, ...
/// After a change of shape: <c>GOLDEN=write dotnet run --project tests/Storage.Tests</c> adds the next; a file that exists is never written again.
/// </summary>
public sealed class StateGoldenTests
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Here())!, "Golden");

    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    public static TheoryData<string> Names => [.. States.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Every state that a grain asks to have stored, by its permanent name.</summary>
    private static Dictionary<string, Type> States { get; } =
        (from type in typeof(AggregateState).Assembly.GetTypes()
         from constructor in type.GetConstructors()
         from parameter in constructor.GetParameters()
         where parameter.GetCustomAttribute<PersistentStateAttribute>() is not null
         select parameter.ParameterType.GetGenericArguments()[0])
        .Distinct().ToDictionary(type => type.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias);

    [Theory, MemberData(nameof(Names))]
    public void A_state_is_stored_as_its_newest_golden_file_says(string name)
    {
        var stored = Stored(Sample.Of(States[name]));
        var files = Files(name);
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write" && (files.Length == 0 || !File.ReadAllBytes(files[^1]).AsSpan().SequenceEqual(stored)))
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllBytes(Path.Combine(Folder, $"{name}.{files.Length + 1}.bin"), stored);
            files = Files(name);
        }

        files.ShouldNotBeEmpty("A new state needs its golden file: see this class.");
        Convert.ToHexString(stored).ShouldBe(Convert.ToHexString(File.ReadAllBytes(files[^1])));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_golden_file_is_read_and_brought_up_to_today(string name)
    {
        var files = Files(name);
        foreach (var file in files)
        {
            var state = Read(file, States[name]);
            if (state is AggregateState aggregate) aggregate.Upcast().Version.ShouldBe(70);
        }

        // The newest holds all there is: nothing is lost on the way in and out.
        Convert.ToHexString(Stored(Read(files[^1], States[name]))).ShouldBe(Convert.ToHexString(File.ReadAllBytes(files[^1])));
    }

    [Fact]
    public void Every_golden_file_still_has_its_state() =>
        Directory.GetFiles(Folder, "*.bin").Select(file => Path.GetFileNameWithoutExtension(Path.GetFileNameWithoutExtension(file))).ShouldBeSubsetOf(States.Keys);

    private static object Read(string file, Type type) => Serializer.Deserialize(type, File.ReadAllBytes(file));

    private static byte[] Stored(object state) => Serializer.SerializeToArray(state.GetType(), state);

    private static string[] Files(string name) => Directory.Exists(Folder)
        ? [.. Enumerable.Range(1, 99).Select(i => Path.Combine(Folder, $"{name}.{i}.bin")).TakeWhile(File.Exists)]
        : [];

    private static string Here([CallerFilePath] string path = "") => path;
}

/// <summary>The storage knows a state's type when it is compiled; a test over all states does not.</summary>
file static class SerializerExtensions
{
    private static readonly MethodInfo Write = typeof(SerializerExtensions).GetMethod(nameof(SerializeAs), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo Read = typeof(SerializerExtensions).GetMethod(nameof(DeserializeAs), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static byte[] SerializeToArray(this Serializer serializer, Type type, object state) => (byte[])Write.MakeGenericMethod(type).Invoke(null, [serializer, state])!;

    public static object Deserialize(this Serializer serializer, Type type, byte[] stored) => Read.MakeGenericMethod(type).Invoke(null, [serializer, stored])!;

    private static byte[] SerializeAs<T>(Serializer serializer, T state) => serializer.SerializeToArray(state);

    private static T DeserializeAs<T>(Serializer serializer, byte[] stored) => serializer.Deserialize<T>(stored)!;
}
