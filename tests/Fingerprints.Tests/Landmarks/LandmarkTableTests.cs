using TVidz.Fingerprints.Landmarks;

namespace TVidz.Fingerprints.Tests.Landmarks;

public sealed class LandmarkTableTests
{
    private const int Ordinals = 1 << 16;

    [Theory]
    [InlineData(1, 1 << 10, 1)]
    [InlineData(2, 1 << 14, 40)]
    [InlineData(3, 1 << 17, 300)]
    [InlineData(4, 1 << 17, 5000)]
    public void What_was_added_is_read_whatever_was_read_before(int seed, int room, int atOnce)
    {
        var random = new Random(seed);
        var table = new LandmarkTable(Ordinals, room);
        var added = new List<Landmark>();
        for (var round = 0; round < 20; round++)
        {
            Landmark[] landmarks = [.. Enumerable.Range(0, random.Next(1, 2 * atOnce))
                .Select(_ => new Landmark(Key(random), random.Next(Ordinals)))];
            table.Add(landmarks);
            added.AddRange(landmarks);
            var cell = added[random.Next(added.Count)].Key & ~(uint)(LandmarkKey.Classes - 1);

            var read = Read(table, cell);

            foreach (var landmark in added.Where(landmark => landmark.Key - cell < LandmarkKey.Classes))
            {
                read.ShouldContain(landmark.Ordinal);
            }

            read.Count.ShouldBeLessThanOrEqualTo(added.Count);
        }
    }

    [Fact]
    public void Equal_postings_are_counted_each()
    {
        var table = new LandmarkTable(Ordinals, 1 << 14);
        table.Add([.. Enumerable.Repeat(new Landmark(77 * LandmarkKey.Classes, 5), 1000)]);

        Read(table, 77 * LandmarkKey.Classes).ShouldBe(Enumerable.Repeat(5, 1000));
    }

    /// <summary>Of few cells, so that they have much in common.</summary>
    private static uint Key(Random random) =>
        (((uint)random.Next(50) * 0x9E3779B1u) & ~(uint)(LandmarkKey.Classes - 1)) + (uint)random.Next(LandmarkKey.Classes);

    private static List<int> Read(LandmarkTable table, uint cell)
    {
        var hits = new HitList();
        table.ReadCell(new Lookup(cell, 1, 0, 0, 0, MayWiden: true), hits);
        return [.. hits.Span.ToArray().Select(hit => hit.Ordinal)];
    }
}
