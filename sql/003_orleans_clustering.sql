-- Who is in the cluster. Every change of a member bumps the version row of its cluster, in one statement, and only if
-- the version is still the one that the writer has read: all or nothing.
CREATE TABLE orleans_membership_version
(
  deployment_id text PRIMARY KEY,
  version integer NOT NULL DEFAULT 0,
  modified_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE orleans_membership
(
  deployment_id text NOT NULL REFERENCES orleans_membership_version ON DELETE CASCADE,
  address text NOT NULL,
  port integer NOT NULL,
  generation integer NOT NULL,
  silo_name text NOT NULL,
  host_name text NOT NULL,
  status integer NOT NULL,
  proxy_port integer NOT NULL,
  suspect_times text,
  start_time timestamptz NOT NULL,
  i_am_alive_time timestamptz NOT NULL,
  PRIMARY KEY (deployment_id, address, port, generation)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('InsertMembershipVersionKey', $$
WITH inserted AS
(
  INSERT INTO orleans_membership_version (deployment_id) VALUES (@DeploymentId)
  ON CONFLICT DO NOTHING
  RETURNING 1
)
SELECT count(*)::integer FROM inserted
$$);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('InsertMembershipKey', $$
WITH bumped AS
(
  UPDATE orleans_membership_version SET version = version + 1, modified_at = now()
  WHERE deployment_id = @DeploymentId AND version = @Version
    AND NOT EXISTS
    (
      SELECT FROM orleans_membership
      WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
    )
  RETURNING deployment_id
),
inserted AS
(
  INSERT INTO orleans_membership
    (deployment_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, i_am_alive_time)
  SELECT
    deployment_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
  FROM bumped
  RETURNING 1
)
SELECT count(*)::integer FROM inserted
$$);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpdateMembershipKey', $$
WITH bumped AS
(
  UPDATE orleans_membership_version SET version = version + 1, modified_at = now()
  WHERE deployment_id = @DeploymentId AND version = @Version
    AND EXISTS
    (
      SELECT FROM orleans_membership
      WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
    )
  RETURNING deployment_id
),
updated AS
(
  UPDATE orleans_membership AS member
  SET status = @Status, suspect_times = @SuspectTimes, i_am_alive_time = @IAmAliveTime
  FROM bumped
  WHERE member.deployment_id = bumped.deployment_id
    AND member.address = @Address AND member.port = @Port AND member.generation = @Generation
  RETURNING 1
)
SELECT count(*)::integer FROM updated
$$);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpdateIAmAlivetimeKey', $$
UPDATE orleans_membership SET i_am_alive_time = @IAmAliveTime
WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$$);

-- The version row comes back even where there is no member.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('MembershipReadRowKey', $$
SELECT
  m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName, m.host_name AS HostName,
  m.status AS Status, m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes, m.start_time AS StartTime,
  m.i_am_alive_time AS IAmAliveTime, v.version AS Version
FROM orleans_membership_version AS v
LEFT JOIN orleans_membership AS m
  ON m.deployment_id = v.deployment_id AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
WHERE v.deployment_id = @DeploymentId
$$);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('MembershipReadAllKey', $$
SELECT
  m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName, m.host_name AS HostName,
  m.status AS Status, m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes, m.start_time AS StartTime,
  m.i_am_alive_time AS IAmAliveTime, v.version AS Version
FROM orleans_membership_version AS v
LEFT JOIN orleans_membership AS m ON m.deployment_id = v.deployment_id
WHERE v.deployment_id = @DeploymentId
$$);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('GatewaysQueryKey', $$
SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
FROM orleans_membership
WHERE deployment_id = @DeploymentId AND status = @Status AND proxy_port > 0
$$);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteMembershipTableEntriesKey', $$
DELETE FROM orleans_membership_version WHERE deployment_id = @DeploymentId
$$);

-- 3: active.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('CleanupDefunctSiloEntriesKey', $$
DELETE FROM orleans_membership
WHERE deployment_id = @DeploymentId AND i_am_alive_time < @IAmAliveTime AND status <> 3
$$);

-- Orleans prefers this one to the one before where it finds it: one dead (6) member, if it is still as it was read.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('CleanupDefunctSiloEntryKey', $$
DELETE FROM orleans_membership
WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
  AND start_time = @StartTime AND i_am_alive_time = @IAmAliveTime
  AND coalesce(suspect_times, '') = coalesce(@SuspectTimes, '')
  AND status = 6
$$);
