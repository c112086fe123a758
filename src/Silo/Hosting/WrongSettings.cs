using System.Text.RegularExpressions;
using GroupActors.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace GroupActors.Hosting;

/// <summary>Ends a program that a wrong setting keeps from starting with one line on the standard error that names the setting, and exit code 1.</summary>
public static partial class WrongSettings
{
    /// <summary>Whatever else ends a program ends it as it would without this.</summary>
    public static void EndTheProgram() => AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    {
        if (unhandled.ExceptionObject is not Exception exception || Words(exception) is not { } words) return;
        Console.Error.WriteLine(words);
        Environment.Exit(1);
    };

    /// <summary>What is wrong with which setting, as the README writes it; null where that is not what happened.</summary>
    internal static string? Words(Exception exception) => exception switch
    {
        StorageSettingException setting => setting.Message,
        OptionsValidationException options => string.Join(' ', options.Failures.Select(failure => Named(options.OptionsType, failure))),
        AggregateException several when several.InnerExceptions.All(inner => Words(inner) is not null) => string.Join(' ', several.InnerExceptions.Select(Words)),
        InvalidOperationException { Message: var message } when Unread().Match(message) is { Success: true } unread => $"{unread.Groups["setting"].Value} {Wanted(unread.Groups["type"].Value)}.",
        IOException { InnerException: AddressInUseException } => "ASPNETCORE_URLS: " + exception.Message,
        _ => null,
    };

    /// <summary>The section is what the options say of themselves.</summary>
    private static string Named(Type options, string failure) => Annotation().Match(failure) is { Success: true } found && options.GetField("Section")?.GetRawConstantValue() is string section
        ? $"{section}:{found.Groups["member"].Value} is wrong: {found.Groups["error"].Value}"
        : failure;

    private static string Wanted(string type) =>
        AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(type)).FirstOrDefault(found => found is not null) switch
        {
            { IsEnum: true } words => "is one of " + string.Join(", ", Enum.GetNames(words)),
            var found when found == typeof(bool) => "is true or false",
            var found when found == typeof(int) => "is a whole number",
            _ => "cannot be read",
        };

    [GeneratedRegex(@"^DataAnnotation validation failed for '[^']+' members: '(?<member>[^']+)' with the error: '(?<error>.+)'\.$")]
    private static partial Regex Annotation();

    [GeneratedRegex("^Failed to convert configuration value .* at '(?<setting>[^']+)' to type '(?<type>[^']+)'", RegexOptions.Singleline)]
    private static partial Regex Unread();
}
