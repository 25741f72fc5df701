-- What a video looks like, beside its cuts (see PictureTrackCodec); empty: not known, as before version 2 of the
-- fingerprint. EXTERNAL: hashes do not compress, and trying takes longer than storing them. Kept apart from the row, they
-- leave close together what the pages of the library read.
ALTER TABLE video_timestamps ADD COLUMN pictures bytea NOT NULL DEFAULT '';

ALTER TABLE video_timestamps ALTER COLUMN pictures SET STORAGE EXTERNAL;
