using Microsoft.Extensions.Logging;

namespace TVidz.Grains.Ingress;

/// <summary>The line that each event which is handled has in the log, in the predecessor's words.</summary>
internal static partial class EventLog
{
    /// <summary>Writes the line.</summary>
    public static void LogProcessing(this ILogger logger, ObjectEvent objectEvent) => LogProcessing(
        logger, LogText.Clean(objectEvent.Name), objectEvent.Bucket, LogText.Clean(objectEvent.Key));

    [LoggerMessage(LogLevel.Information, "Processing S3 event: {Event} for {Bucket}/{Key}")]
    private static partial void LogProcessing(ILogger logger, string @event, string bucket, string key);
}
