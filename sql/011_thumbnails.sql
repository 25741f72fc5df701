-- How the video's thumbnails lie in their one picture: {count, columns, width, height, interval}; null: there is neither
-- a poster nor thumbnails of it.
ALTER TABLE videos ADD COLUMN thumbnails jsonb;
