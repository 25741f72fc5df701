using System.Net;

namespace TVidz.Grains.Tests.Ingress;

/// <summary>Message bodies.</summary>
internal static class Events
{
    public static string Created(string key, string bucket = "some-bucket") => Body(Record("ObjectCreated:Put", key, bucket));

    public static string Body(params string[] records) => $$"""{"Records":[{{string.Join(',', records)}}]}""";

    public static string Record(string name, string key, string bucket = "some-bucket") => $$$$"""
        {"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1","eventTime":"2026-01-01T00:00:00.000Z",
        "eventName":"{{{{name}}}}","s3":{"s3SchemaVersion":"1.0","configurationId":"tvidz",
        "bucket":{"name":"{{{{bucket}}}}","arn":"arn:aws:s3:::{{{{bucket}}}}"},
        "object":{"key":"{{{{WebUtility.UrlEncode(key)}}}}","size":5,"eTag":"abc"}}}
        """;
}
