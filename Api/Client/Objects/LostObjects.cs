using TVidz.Client.Http;

namespace TVidz.Client.Objects;

/// <summary>Finds out which of the library's videos have lost their objects.</summary>
internal sealed class LostObjects(ApiClient api, EmulatorBucket bucket)
{
    /// <summary>How many videos were uploaded to the bucket and are not in it any more.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var present = await bucket.ListAsync(cancellationToken);
        var lost = 0;
        string? cursor = null;
        do
        {
            var page = await api.ListAsync(cursor, cancellationToken);
            lost += page.Items.Count(video =>
                video.Bucket == bucket.Name
                && video.Status is not VideoStatus.Pending
                && !present.ContainsKey(video.Key));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return lost;
    }
}
