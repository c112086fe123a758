using GroupActors.Samples;

if (args.Length != 1)
{
    Console.Error.WriteLine("usage: dotnet run --project samples/generator -- <folder>");
    return 2;
}

Directory.CreateDirectory(args[0]);
foreach (var (name, text) in Riverside.Files()) File.WriteAllText(Path.Combine(args[0], name), text);
return 0;
