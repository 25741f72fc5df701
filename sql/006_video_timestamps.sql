-- Fingerprints: one row a video, under the name and with the columns that the predecessor's users query.
CREATE SEQUENCE fingerprint_revision;

CREATE TABLE video_timestamps
(
  video_id text COLLATE "C" PRIMARY KEY REFERENCES videos ON DELETE CASCADE,
  timestamps double precision[] NOT NULL, -- shot boundaries, seconds, ascending
  duration double precision NOT NULL CHECK (duration >= 0), -- seconds
  fingerprint_version integer NOT NULL,
  revision bigint NOT NULL DEFAULT nextval('fingerprint_revision'), -- another at each write
  partition_hash integer NOT NULL -- of the id, see VideoPartitions.Hash: a partition of the index is a range of it
);

ALTER SEQUENCE fingerprint_revision OWNED BY video_timestamps.revision;

CREATE INDEX video_timestamps_by_partition ON video_timestamps (partition_hash);
