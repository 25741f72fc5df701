-- The coded pictures of a video, from one key frame to the next, as hashes of their packets: the same stream in another
-- container, or cut out of it, is recognised without decoding. They belong to one revision of the fingerprint.
CREATE TABLE video_packets
(
  video_id text COLLATE "C" PRIMARY KEY REFERENCES video_timestamps ON DELETE CASCADE,
  revision bigint NOT NULL,
  times integer[] NOT NULL, -- of the key frames, tenths of a millisecond from the first shown frame
  hashes bigint[] NOT NULL, -- of all packets up to the next key frame
  heads integer[] NOT NULL, -- of the key frame's packet
  telling bigint[] NOT NULL -- the hashes of what is large enough to be no accident
);

CREATE INDEX video_packets_by_telling ON video_packets USING gin (telling);

-- What the stages of the last analysis decided and cost: [{stage, decision, cpuSeconds, seconds, bytes, videoId}].
ALTER TABLE videos ADD COLUMN stages jsonb;
