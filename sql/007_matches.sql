-- Pairs of videos that share material: one row a pair, whichever of the two was searched for. The revisions are those
-- of the fingerprints that matched.
CREATE TABLE matches
(
  first_id text COLLATE "C" NOT NULL REFERENCES video_timestamps ON DELETE CASCADE,
  second_id text COLLATE "C" NOT NULL REFERENCES video_timestamps ON DELETE CASCADE,
  score double precision NOT NULL CHECK (score BETWEEN 0 AND 1),
  kind text NOT NULL CHECK (kind IN ('partial', 'full', 'identical')),
  first_coverage double precision NOT NULL CHECK (first_coverage BETWEEN 0 AND 1),
  second_coverage double precision NOT NULL CHECK (second_coverage BETWEEN 0 AND 1),
  segments jsonb NOT NULL, -- [{start, end, matchStart, matchEnd, speed, mirrored}], seen from the first; seconds
  first_revision bigint NOT NULL,
  second_revision bigint NOT NULL,
  found_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
);

CREATE INDEX matches_by_second ON matches (second_id);
