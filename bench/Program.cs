using GroupActors.Bench;
using GroupActors.Bench.CheckIns;

var settings = Settings.Parse(args, out var command);
switch (command)
{
    case "check-ins":
        await CheckInsBenchmark.Run(settings);
        break;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project bench -- check-ins [--shapes 64x120,256x1000] [--only ours,peer] [--rounds 7] [--seconds 3] [--warm-up 15]");
        return 1;
}

return 0;
