using System.CommandLine;
using TVidz.Client.Objects;

namespace TVidz.Client.Commands;

/// <summary><c>objects</c>: keeps the objects of an emulator that has no disk of its own.</summary>
internal static class ObjectsCommand
{
    private static readonly Option<Uri> Endpoint =
        HttpAddress.Option("--endpoint", "Address of the S3 emulator.");

    private static readonly Option<string> Bucket = new("--bucket")
    {
        Description = "The bucket.",
        DefaultValueFactory = _ => "videos",
    };

    /// <summary>The command and what it can do.</summary>
    public static Command Create() => new("objects", "Saves and restores the objects of an S3 emulator.")
    {
        CreateSave(),
        CreateRestore(),
        CreateLost(),
    };

    private static Command CreateSave()
    {
        var folder = new Argument<DirectoryInfo>("DIR");
        var command = new Command("save", "Writes the bucket's objects to DIR, those that are new or changed.")
        {
            folder,
            Endpoint,
            Bucket,
        };
        command.SetAction((arguments, cancellationToken) => WithBucketAsync(arguments, async bucket =>
        {
            var written = await new ObjectFolder(arguments.GetRequiredValue(folder)).SaveAsync(bucket, cancellationToken);
            Console.WriteLine($"Objects saved: {written.Total}, of which {written.Moved} are new.");
        }));
        return command;
    }

    private static Command CreateRestore()
    {
        var folder = new Argument<DirectoryInfo>("DIR");
        var command = new Command("restore", "Puts the objects of DIR back into the bucket, those that it lacks.")
        {
            folder,
            Endpoint,
            Bucket,
        };
        command.SetAction((arguments, cancellationToken) => WithBucketAsync(arguments, async bucket =>
        {
            var restored = await new ObjectFolder(arguments.GetRequiredValue(folder)).RestoreAsync(bucket, cancellationToken);
            Console.WriteLine($"Objects restored: {restored.Moved} of {restored.Total}.");
        }));
        return command;
    }

    private static Command CreateLost()
    {
        var command = new Command("lost", "Counts the library's videos whose objects are gone.")
        {
            ApiOptions.Address,
            Endpoint,
            Bucket,
        };
        command.SetAction((arguments, cancellationToken) => WithBucketAsync(arguments, async bucket =>
        {
            using var api = ApiOptions.Client(arguments);
            var lost = await new LostObjects(api, bucket).CountAsync(cancellationToken);
            Console.WriteLine($"Objects lost: {lost}.");
        }));
        return command;
    }

    private static async Task<int> WithBucketAsync(ParseResult arguments, Func<EmulatorBucket, Task> use)
    {
        using var bucket = new EmulatorBucket(
            arguments.GetRequiredValue(Endpoint), arguments.GetRequiredValue(Bucket));
        await use(bucket);
        return 0;
    }
}
