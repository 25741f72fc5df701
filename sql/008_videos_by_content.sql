-- Objects of the same bytes: an ETag and a size name the content.
CREATE INDEX videos_by_content ON videos (etag, size) WHERE etag IS NOT NULL;
