using System.Net;
using TVidz.EndToEnd.Tests.Cluster;
using TVidz.Testing.Films;

namespace TVidz.EndToEnd.Tests;

/// <summary>What the console's pages need, from real silos and a real object store.</summary>
[Collection(OneSiloCollection.Name)]
public sealed class ConsoleCallsTests(OneSilo silo)
{
    private readonly TVidzClient _client = silo.Cluster.Client;

    [Fact]
    public async Task A_video_can_be_played_and_seen_and_the_overview_counts_it()
    {
        using var films = new FilmFolder();
        var id = await _client.Upload(await films.SingleShot("seen.mp4", 96, 64, 2));
        var video = await _client.WaitUntilDone(id);

        ((bool)video["poster"]!).ShouldBeTrue();
        ((int)video["thumbnails"]!["count"]!).ShouldBe(10);
        foreach (var (name, type) in new[] { ("media", "video/mp4"), ("poster", "image/jpeg"), ("thumbnails", "image/jpeg") })
        {
            using var answer = await _client.Http.GetAsync(new Uri($"/videos/{id}/{name}", UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        }

        var overview = await _client.Get("/overview");
        ((int)overview["slots"]!["total"]!).ShouldBeGreaterThan(0);
        var only = overview["silos"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)only["status"]!).ShouldBe("active");
        ((string)only["breaker"]!).ShouldBe("closed");
        overview["index"]!["answering"]!.ToString().ShouldBe(overview["index"]!["partitions"]!.ToString());
        ((long)overview["videos"]!["completed"]!).ShouldBeGreaterThan(0);
        ((long)overview["throughput"]!["completedLastHour"]!).ShouldBeGreaterThan(0);
    }
}
