CREATE TABLE bellows.made (line text NOT NULL, rollout text NOT NULL, relation oid NOT NULL, attnum integer NOT NULL, name text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY (line, rollout, relation, attnum, name));
COMMENT ON TABLE bellows.made IS 'Columns, tables and indexes that rollouts made here, by identity. What is not in it is never taken for ours, whatever its name.';
CREATE TABLE bellows.accepted_drift (line text NOT NULL, rollout text NOT NULL, was text NOT NULL, became text NOT NULL, reason text NOT NULL, fence bigint NOT NULL, generation bigint NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
COMMENT ON TABLE bellows.accepted_drift IS 'Catalogs that a person accepted in place of the one that a plan was made for.';
UPDATE bellows.schema_version SET version = 2
