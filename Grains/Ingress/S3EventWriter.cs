using System.Net;
using System.Text.Json;

namespace TVidz.Grains.Ingress;

/// <summary>Writes events in the shape of S3's, so that what is asked for by hand goes the same way as what S3 reports.</summary>
internal static class S3EventWriter
{
    /// <summary>The name of the event that asks for another analysis of an object, whatever is known of it.</summary>
    public const string AnalysisRequested = "tvidz:AnalysisRequested";

    /// <summary>The name of the event that says an object has been there for long.</summary>
    private const string Backfilled = "ObjectCreated:Backfill";

    /// <summary>The event that asks for another analysis of this object.</summary>
    public static ObjectEvent Request(string bucket, string key) =>
        new(AnalysisRequested, ObjectEventKind.AnalysisRequested, bucket, key, ETag: null, Size: null);

    /// <summary>The event that S3 would have sent for an object that was there before: analysed unless it was already, by a fingerprint of the present version.</summary>
    public static ObjectEvent Backfill(string bucket, string key, string? etag, long? size) =>
        new(Backfilled, ObjectEventKind.Created, bucket, key, etag, size);

    /// <summary>A message body with this one event. ASCII only: SQS refuses some characters.</summary>
    public static string Write(ObjectEvent objectEvent) => JsonSerializer.Serialize(new
    {
        Records = new[]
        {
            new
            {
                eventVersion = "2.1",
                eventSource = "tvidz",
                eventName = objectEvent.Name,
                s3 = new
                {
                    bucket = new { name = objectEvent.Bucket },
                    @object = new
                    {
                        key = WebUtility.UrlEncode(objectEvent.Key),
                        eTag = objectEvent.ETag,
                        size = objectEvent.Size,
                    },
                },
            },
        },
    });
}
