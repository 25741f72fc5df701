using System.Collections.Immutable;
using System.Text;
using TVidz.Accuracy.Corpus;

namespace TVidz.Accuracy.Transforms;

/// <summary>Copies made of stretches of two films.</summary>
internal static class Mixing
{
    /// <summary>15 s of the film in the middle of another.</summary>
    public static Copy Splice(CopyInput input)
    {
        var half = Math.Floor(input.Other.Duration / 2);
        return Join(
            input,
            [
                new(1, input.Other, 0, half),
                new(0, input.Film, input.Somewhere(15), 15),
                new(1, input.Other, half, input.Other.Duration - half),
            ]);
    }

    /// <summary>Four stretches of 6 s of either film, in any order.</summary>
    public static Copy Shuffle(CopyInput input)
    {
        Stretch[] stretches =
        [
            .. Enumerable.Range(0, 4).Select(i => new Stretch(0, input.Film, i * 7, 6)),
            .. Enumerable.Range(0, 4).Select(i => new Stretch(1, input.Other, i * 7, 6)),
        ];
        new Random(input.Seed).Shuffle(stretches);
        return Join(input, stretches);
    }

    private static Copy Join(CopyInput input, Stretch[] stretches)
    {
        var graph = new StringBuilder();
        var truth = ImmutableArray.CreateBuilder<Piece>();
        var time = 0.0;
        for (var i = 0; i < stretches.Length; i++)
        {
            var (number, film, from, length) = stretches[i];
            var (first, count) = (Math.Round(from * Film.Rate), Math.Round(length * Film.Rate));
            graph.Append(Invariant(
                $"[{number}:v]trim=start_frame={first}:end_frame={first + count},setpts=PTS-STARTPTS[p{i}];"));
            var seconds = count / Film.Rate;
            truth.Add(new Piece(film.Id, time, time + seconds, first / Film.Rate, (first + count) / Film.Rate, false));
            time += seconds;
        }

        // A stream that is read twice must be split first.
        for (var number = 0; number < 2; number++)
        {
            Split(graph, number);
        }

        graph.AppendJoin("", Enumerable.Range(0, stretches.Length).Select(i => Invariant($"[p{i}]")));
        graph.Append(Invariant($"concat=n={stretches.Length}[out]"));
        return new Copy(
            Encoding.H264.Recipe([input.PathOf(input.Film), input.PathOf(input.Other)], graph.ToString()), truth.ToImmutable());
    }

    private static void Split(StringBuilder graph, int number)
    {
        var text = graph.ToString();
        var parts = text.Split(Invariant($"[{number}:v]"));
        graph.Clear();
        var labels = new StringBuilder();
        for (var i = 0; i < parts.Length - 1; i++)
        {
            graph.Append(parts[i]).Append(Invariant($"[i{number}_{i}]"));
            labels.Append(Invariant($"[i{number}_{i}]"));
        }

        graph.Append(parts[^1]).Insert(0, Invariant($"[{number}:v]split={parts.Length - 1}{labels};"));
    }

    private readonly record struct Stretch(int Input, Film Film, double From, double Length);
}
