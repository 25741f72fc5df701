-- Those pictures that the index takes, a sixth of what is kept (see IndexedPictures), so that a partition need not read all
-- to load itself; and the rules by which they were chosen. Null, or other rules: whoever reads chooses them from pictures.
ALTER TABLE video_timestamps
  ADD COLUMN indexed_pictures bytea,
  ADD COLUMN indexed_by smallint;

ALTER TABLE video_timestamps ALTER COLUMN indexed_pictures SET STORAGE EXTERNAL;
