-- What people decided about pairs of videos: one row a pair. It belongs to the videos and not to their fingerprints, so
-- that it outlives further analyses.
CREATE TABLE decisions
(
  first_id text COLLATE "C" NOT NULL REFERENCES videos ON DELETE CASCADE,
  second_id text COLLATE "C" NOT NULL REFERENCES videos ON DELETE CASCADE,
  verdict text NOT NULL CHECK (verdict IN ('confirmed', 'dismissed')),
  note text CHECK (length(note) BETWEEN 1 AND 2000),
  decided_by text, -- the name of a key; null: there are no keys
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
);

CREATE INDEX decisions_by_second ON decisions (second_id);
