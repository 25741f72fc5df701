using System.Text.Json;

namespace TVidz.Grains.Persistence;

/// <summary>Enumerations as the database keeps them: words in lower case.</summary>
internal static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static T Read<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);
}
