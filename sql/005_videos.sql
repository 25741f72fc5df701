-- The library: one row a video. Enumerations are kept as words, so that people can read them. Ids are ASCII and
-- compared byte by byte.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE videos
(
  video_id text COLLATE "C" PRIMARY KEY CHECK (length(video_id) BETWEEN 1 AND 64),
  bucket text NOT NULL, -- empty: imported, there is no object
  object_key text NOT NULL CHECK (octet_length(object_key) <= 1024),
  file_name text NOT NULL CHECK (octet_length(file_name) <= 1024),
  -- The name without the time that uploading clients put before it (1699999999-film.mp4); null where there is none.
  plain_name text GENERATED ALWAYS AS (nullif(regexp_replace(file_name, '^[0-9]+-(?=.)', ''), file_name)) STORED,
  size bigint CHECK (size >= 0), -- bytes
  etag text,
  status text NOT NULL CHECK (status IN ('pending', 'queued', 'analyzing', 'matching', 'completed', 'failed')),
  progress double precision NOT NULL CHECK (progress BETWEEN 0 AND 1),
  evidence text CHECK (evidence IN ('insufficient', 'sufficient')),
  duration double precision CHECK (duration >= 0), -- seconds
  width integer CHECK (width > 0),
  height integer CHECK (height > 0),
  frame_rate double precision CHECK (frame_rate >= 0),
  codec text,
  error_code text,
  error_message text,
  uploaded_at timestamptz NOT NULL,
  completed_at timestamptz,
  revision bigint NOT NULL, -- a row is never overwritten by one of a lower revision
  CHECK ((error_code IS NULL) = (error_message IS NULL))
);

-- Pages, newest first, of all videos and of those in one state.
CREATE INDEX videos_newest ON videos (uploaded_at DESC, video_id DESC);
CREATE INDEX videos_newest_by_status ON videos (status, uploaded_at DESC, video_id DESC);

-- The newest video of a name.
CREATE INDEX videos_by_file_name ON videos (file_name, uploaded_at DESC, video_id DESC);
CREATE INDEX videos_by_plain_name ON videos (plain_name, uploaded_at DESC, video_id DESC) WHERE plain_name IS NOT NULL;

-- Names that contain a text, whatever the case.
CREATE INDEX videos_name_trigrams ON videos USING gin (file_name gin_trgm_ops);
