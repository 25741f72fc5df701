using System.Net;
using Amazon.Runtime;

namespace TVidz.Grains.Storage;

/// <summary>Tells failures that only a person can mend from those that pass.</summary>
internal static class AwsErrors
{
    private static readonly HashSet<string> ConfigurationCodes = new(StringComparer.Ordinal)
    {
        "AccessDenied", "AccessDeniedException", "AllAccessDisabled", "AuthFailure", "BucketAlreadyExists",
        "Forbidden", "InvalidAccessKeyId", "InvalidBucketName", "InvalidClientTokenId", "KMS.AccessDeniedException",
        "MissingAuthenticationToken", "OptInRequired", "SignatureDoesNotMatch", "UnrecognizedClientException",
    };

    /// <summary>Whether trying again without a change of configuration is in vain.</summary>
    public static bool IsConfiguration(Exception exception) =>
        exception is StorageConfigurationException
        || (exception is AmazonServiceException { ErrorCode: { } code } && ConfigurationCodes.Contains(code));

    /// <summary>Whether access was refused. A HEAD answer has no body, so its status must do.</summary>
    public static bool IsDenied(AmazonServiceException exception) =>
        exception.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;

    /// <summary>The failure in a few words, for operators.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        AmazonServiceException { ErrorCode.Length: > 0 } aws => $"{aws.ErrorCode}: {aws.Message}",
        AmazonServiceException { InnerException: { } inner } => inner.Message,
        _ => exception.Message,
    };
}
