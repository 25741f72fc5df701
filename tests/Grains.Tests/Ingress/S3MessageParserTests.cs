using System.Text.Json;
using TVidz.Grains.Ingress;

namespace TVidz.Grains.Tests.Ingress;

public sealed class S3MessageParserTests
{
    [Fact]
    public void A_record_becomes_an_event()
    {
        var parsed = S3MessageParser.Parse(Events.Created("a film.mp4", "my-bucket"));

        parsed.Malformed.ShouldBeNull();
        parsed.Events.ShouldBe(
            [new ObjectEvent("ObjectCreated:Put", ObjectEventKind.Created, "my-bucket", "a film.mp4", "abc", 5)]);
    }

    [Theory]
    [InlineData("ObjectCreated:CompleteMultipartUpload", ObjectEventKind.Created)]
    [InlineData("s3:ObjectCreated:Put", ObjectEventKind.Created)]
    [InlineData("ObjectRemoved:Delete", ObjectEventKind.Removed)]
    [InlineData("ObjectRemoved:DeleteMarkerCreated", ObjectEventKind.Removed)]
    [InlineData("tvidz:AnalysisRequested", ObjectEventKind.AnalysisRequested)]
    public void An_event_is_known_by_its_name(string name, object kind) =>
        S3MessageParser.Parse(Events.Body(Events.Record(name, "a"))).Events.ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Fact]
    public void Several_records_become_several_events_in_their_order()
    {
        var body = Events.Body(
            Events.Record("ObjectCreated:Put", "1"),
            Events.Record("ObjectTagging:Put", "unknown"),
            Events.Record("ObjectRemoved:Delete", "2"));

        S3MessageParser.Parse(body).Events.Select(e => e.Key).ShouldBe(["1", "2"]);
    }

    [Fact]
    public void An_event_in_an_SNS_envelope_is_read()
    {
        var envelope = JsonSerializer.Serialize(new { Type = "Notification", Message = Events.Created("a.mp4") });

        S3MessageParser.Parse(envelope).Events.ShouldHaveSingleItem().Key.ShouldBe("a.mp4");
    }

    [Theory]
    [InlineData("""{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"videos"}""")]
    [InlineData("""{"Type":"Notification","Message":"{\"Event\":\"s3:TestEvent\"}"}""")]
    [InlineData("""{"Records":[]}""")]
    [InlineData("""{"Records":[{"eventName":"ObjectTagging:Put"}]}""")]
    public void What_does_not_concern_us_has_no_events_and_is_well_formed(string body)
    {
        var parsed = S3MessageParser.Parse(body);

        parsed.Malformed.ShouldBeNull();
        parsed.Events.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a+b%2Fc%C3%BC.mp4", "a b/cü.mp4")]
    [InlineData("100%25+%2B+1.mp4", "100% + 1.mp4")]
    [InlineData("%F0%9F%8E%AC%0A%22..%2F", "🎬\n\"../")]
    public void A_key_is_decoded(string encoded, string key)
    {
        var body = Events.Created("KEY").Replace("KEY", encoded, StringComparison.Ordinal);

        S3MessageParser.Parse(body).Events.ShouldHaveSingleItem().Key.ShouldBe(key);
    }

    [Fact]
    public void A_key_may_have_1024_bytes_and_no_more()
    {
        S3MessageParser.Parse(Events.Created(new string('ü', 512))).Malformed.ShouldBeNull();
        S3MessageParser.Parse(Events.Created(new string('ü', 512) + "a")).Malformed.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"hello":1}""")]
    [InlineData("""{"Records":1}""")]
    [InlineData("""{"Records":null}""")]
    [InlineData("""{"Records":[1]}""")]
    [InlineData("""{"Records":[null]}""")]
    [InlineData("""{"Records":[{}]}""")]
    [InlineData("""{"Records":[{"eventName":1}]}""")]
    [InlineData("""{"Records":[{"eventName":"ObjectCreated:Put"}]}""")]
    [InlineData("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"object":{"key":"a"}}}]}""")]
    [InlineData("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"}}}]}""")]
    [InlineData("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":""}}}]}""")]
    [InlineData("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b/c"},"object":{"key":"a"}}}]}""")]
    [InlineData("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":"a","size":"5"}}}]}""")]
    [InlineData("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":"a","size":-5}}}]}""")]
    [InlineData("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":"a","eTag":{}}}}]}""")]
    [InlineData("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":"\ud800"}}}]}""")]
    [InlineData("""{"Message":5}""")]
    [InlineData("""{"Message":"not json"}""")]
    [InlineData("""{"Message":"[]"}""")]
    public void What_cannot_be_read_has_a_reason(string body) => ShouldBeMalformed(body);

    [Fact]
    public void Deep_JSON_has_a_reason() =>
        ShouldBeMalformed(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000));

    [Fact]
    public void A_mebibyte_of_something_else_has_a_reason() =>
        ShouldBeMalformed("{\"a\":\"" + new string('x', 1 << 20) + "\"}");

    [Fact]
    public void Halves_of_a_pair_have_a_reason() => ShouldBeMalformed("{\"a\":\"\ud800\"}");

    private static void ShouldBeMalformed(string body)
    {
        var parsed = S3MessageParser.Parse(body);

        parsed.Malformed.ShouldNotBeNullOrWhiteSpace();
        parsed.Events.ShouldBeEmpty();
    }
}
