-- Videos that were deleted and stay so, whatever late events of their objects are still to come. A video that is back (its
-- object was written anew) may be here as well: its row counts.
CREATE TABLE deleted_videos
(
  video_id text COLLATE "C" PRIMARY KEY
);

-- A grain's state that has no row is all that a deletion has left until now.
INSERT INTO deleted_videos (video_id)
SELECT substr(grain_id_extension, length('video/') + 1) FROM orleans_storage AS s
WHERE grain_type = 'video' AND grain_id_extension LIKE 'video/%'
  AND NOT EXISTS (SELECT FROM videos WHERE video_id = substr(s.grain_id_extension, length('video/') + 1))
ON CONFLICT DO NOTHING;
