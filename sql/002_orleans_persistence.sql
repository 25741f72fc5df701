-- Grain state. Orleans names a state by hashes and by what was hashed; a string key is in grain_id_extension, and the
-- two numbers are 0 then. The version is the ETag.
CREATE TABLE orleans_storage
(
  grain_id_hash integer NOT NULL,
  grain_id_n0 bigint NOT NULL,
  grain_id_n1 bigint NOT NULL,
  grain_type_hash integer NOT NULL,
  grain_type text NOT NULL,
  grain_id_extension text,
  service_id text NOT NULL,
  payload bytea,
  version integer NOT NULL,
  modified_at timestamptz NOT NULL DEFAULT now(),
  -- Of two first writes one has to lose, whether or not the key has an extension.
  CONSTRAINT orleans_storage_identity UNIQUE NULLS NOT DISTINCT
    (grain_id_hash, grain_type_hash, grain_id_n0, grain_id_n1, grain_type, grain_id_extension, service_id)
);

-- Without a version this is the first write; with one, a compare-and-set. The version comes back unchanged (or null)
-- when another writer was first: Orleans takes that, and only that, for a conflict.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('WriteToStorageKey', $$
WITH inserted AS
(
  INSERT INTO orleans_storage
    (grain_id_hash, grain_id_n0, grain_id_n1, grain_type_hash, grain_type, grain_id_extension, service_id, payload, version)
  SELECT
    @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId,
    @PayloadBinary, 1
  WHERE @GrainStateVersion::integer IS NULL
  ON CONFLICT DO NOTHING
  RETURNING version
),
updated AS
(
  UPDATE orleans_storage SET payload = @PayloadBinary, version = version + 1, modified_at = now()
  WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash
    AND grain_id_n0 = @GrainIdN0 AND grain_id_n1 = @GrainIdN1 AND grain_type = @GrainTypeString
    AND grain_id_extension IS NOT DISTINCT FROM @GrainIdExtensionString AND service_id = @ServiceId
    AND version = @GrainStateVersion::integer
  RETURNING version
)
SELECT coalesce((SELECT version FROM inserted), (SELECT version FROM updated), @GrainStateVersion::integer)
  AS NewGrainStateVersion
$$);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadFromStorageKey', $$
SELECT payload AS PayloadBinary, version AS Version
FROM orleans_storage
WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash
  AND grain_id_n0 = @GrainIdN0 AND grain_id_n1 = @GrainIdN1 AND grain_type = @GrainTypeString
  AND grain_id_extension IS NOT DISTINCT FROM @GrainIdExtensionString AND service_id = @ServiceId
$$);

-- The row stays, with its version: a writer that still holds an older one must not begin anew.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ClearStorageKey', $$
WITH cleared AS
(
  UPDATE orleans_storage SET payload = NULL, version = version + 1, modified_at = now()
  WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash
    AND grain_id_n0 = @GrainIdN0 AND grain_id_n1 = @GrainIdN1 AND grain_type = @GrainTypeString
    AND grain_id_extension IS NOT DISTINCT FROM @GrainIdExtensionString AND service_id = @ServiceId
    AND version = @GrainStateVersion::integer
  RETURNING version
)
SELECT coalesce((SELECT version FROM cleared), @GrainStateVersion::integer) AS NewGrainStateVersion
$$);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteStorageKey', $$
WITH deleted AS
(
  DELETE FROM orleans_storage
  WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash
    AND grain_id_n0 = @GrainIdN0 AND grain_id_n1 = @GrainIdN1 AND grain_type = @GrainTypeString
    AND grain_id_extension IS NOT DISTINCT FROM @GrainIdExtensionString AND service_id = @ServiceId
    AND version = @GrainStateVersion::integer
  RETURNING version + 1 AS version
)
SELECT coalesce((SELECT version FROM deleted), @GrainStateVersion::integer) AS NewGrainStateVersion
$$);
