using System.Reflection;
using TVidz.GrainInterfaces;
using TVidz.Grains.Persistence;

namespace TVidz.Grains.Tests.Persistence;

/// <summary>What tells the rows of grain storage apart, see the traps that <see cref="GrainKeys"/> names.</summary>
public sealed class GrainIdentityTests
{
    private static readonly string[] Ids =
        ["0", "a", "A", "0A", "ff", "12+x", "7b00000000000000", "3f2504e04f8941d39a0c0305e82c3301", "127.0.0.1:11111@99"];

    public static TheoryData<string> Keys()
    {
        var keys = new TheoryData<string>(GrainKeys.Shared);
        foreach (var method in KeyMakers())
        {
            foreach (var key in method.GetParameters()[0].ParameterType == typeof(int)
                ? Enumerable.Range(0, 20).Select(number => method.Invoke(null, [number]))
                : Ids.Select(id => method.Invoke(null, [id])))
            {
                keys.Add((string)key!);
            }
        }

        return keys;
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void No_key_can_be_taken_for_a_number_or_a_guid(string key)
    {
        // The very functions by which ADO.NET storage decides.
        var id = GrainId.Create("any", key);

        id.TryGetIntegerKey(out _, out _).ShouldBeFalse();
        id.TryGetGuidKey(out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void No_two_kinds_of_grain_share_a_prefix()
    {
        var prefixes = KeyMakers()
            .Select(method => (string)method.Invoke(null, [method.GetParameters()[0].ParameterType == typeof(int) ? 1 : "1"])!)
            .Append(GrainKeys.Shared)
            .Select(key => key[..(key.IndexOf('/', StringComparison.Ordinal) + 1)])
            .ToList();

        prefixes.ShouldBeUnique();
        prefixes.ShouldAllBe(prefix => prefix.Length > 1);
    }

    [Fact]
    public void Every_name_of_a_persistent_state_is_unique()
    {
        var names = Grains()
            .SelectMany(grain => grain.GetConstructors())
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName)
            .Where(name => name is not null);

        names.ShouldBeUnique();
    }

    [Fact]
    public void No_grain_has_the_state_that_all_grains_name_alike() =>
        Grains().Where(grain => BaseTypes(grain).Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Grain<>)))
            .ShouldBeEmpty();

    // The tests' own grains are among them: they share storage with nothing else, but keep the rule alive.
    private static IEnumerable<Type> Grains() =>
        new[] { typeof(DatabaseMigrator).Assembly, typeof(GrainIdentityTests).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IGrain).IsAssignableFrom(type));

    private static IEnumerable<Type> BaseTypes(Type type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    private static IEnumerable<MethodInfo> KeyMakers() =>
        typeof(GrainKeys).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.ReturnType == typeof(string) && method.Name != nameof(GrainKeys.VideoId));
}
