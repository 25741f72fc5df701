using Microsoft.Extensions.Logging;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Videos;

public sealed partial class VideoAnalysisGrain
{
    [LoggerMessage(LogLevel.Information, "Video {VideoId}: message {MessageId} needs no analysis ({Decision})")]
    private partial void LogRefused(string videoId, BeginDecision decision, string messageId);

    [LoggerMessage(LogLevel.Information, "Video {VideoId}: attempt {Attempt} is superseded by {Current}")]
    private partial void LogSuperseded(string videoId, int attempt, int current);

    [LoggerMessage(LogLevel.Information, "Video {VideoId} completed: {Cuts} cuts, {Duplicates} duplicates")]
    private partial void LogCompleted(string videoId, int cuts, int duplicates);

    [LoggerMessage(LogLevel.Warning, "Video {VideoId} failed: {Code}")]
    private partial void LogFailed(string videoId, string code);

    [LoggerMessage(LogLevel.Warning, "Video {VideoId} was to be analysed again and failed: {Code}. Its result stays as it was")]
    private partial void LogResultStays(string videoId, string code);

    [LoggerMessage(LogLevel.Warning, "Video {VideoId}: a reminder that is needed no longer stays for now")]
    private partial void LogReminderStays(Exception failure, string videoId);

    [LoggerMessage(LogLevel.Information, "Video {VideoId} deleted")]
    private partial void LogDeleted(string videoId);
}
