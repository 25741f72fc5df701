using System.Collections.Immutable;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;

namespace TVidz.Grains.Tests.Persistence;

public sealed class GrainStateSerializerTests
{
    private readonly GrainStateSerializer _serializer = new();

    [Fact]
    public void State_is_plain_json_with_words_for_enumerations_and_no_type_names()
    {
        var state = new State { Status = VideoStatus.Analyzing, Cuts = [1.5, 2], At = Sample.Time };

        _serializer.Serialize(state).ToString().ShouldBe(
            """{"status":"analyzing","cuts":[1.5,2],"error":null,"at":"2026-05-04T03:02:01+00:00"}""");
    }

    [Fact]
    public void State_reads_back_as_it_was_written()
    {
        var state = new State
        {
            Status = VideoStatus.Failed,
            Cuts = [1 / 3d],
            Error = new VideoError(VideoErrorCodes.Corrupt, "It breaks off: “ü”"),
            At = Sample.Time.AddTicks(1),
        };

        var read = _serializer.Deserialize<State>(_serializer.Serialize(state));

        read.ShouldSay(state);
    }

    [Fact]
    public void State_of_an_older_or_newer_build_reads_with_what_is_known()
    {
        var read = _serializer.Deserialize<State>(new BinaryData("""{"status":"queued","later":{"x":[1]}}"""));

        read.ShouldSay(new State { Status = VideoStatus.Queued });
    }

    private sealed class State
    {
        public VideoStatus Status { get; init; }

        public ImmutableArray<double> Cuts { get; init; } = [];

        public VideoError? Error { get; init; }

        public DateTimeOffset At { get; init; }
    }
}
