-- The pairs that connect groups, from both sides, without the many that share some seconds only.
CREATE INDEX matches_linking ON matches (first_id, second_id) WHERE kind <> 'partial';
CREATE INDEX matches_linking_by_second ON matches (second_id, first_id) WHERE kind <> 'partial';

-- What was done lately, see the overview.
CREATE INDEX videos_by_completion ON videos (completed_at) INCLUDE (status, error_code) WHERE completed_at IS NOT NULL;
