CREATE SCHEMA IF NOT EXISTS bellows;
COMMENT ON SCHEMA bellows IS 'Bellows: who may change this database, what was done, and which schema versions it serves. Do not edit by hand; to stop all work: SELECT bellows.halt(''reason'')';
CREATE TABLE bellows.schema_version (one boolean PRIMARY KEY DEFAULT true CHECK (one), version integer NOT NULL, installed_at timestamptz NOT NULL DEFAULT clock_timestamp());
INSERT INTO bellows.schema_version (version) VALUES (1);
CREATE TABLE bellows.identity (one boolean PRIMARY KEY DEFAULT true CHECK (one), token text NOT NULL, server_id text NOT NULL, database_oid text NOT NULL, created_at timestamptz NOT NULL DEFAULT clock_timestamp());
CREATE TABLE bellows.fence (line text PRIMARY KEY, fence bigint NOT NULL, agent text NOT NULL, raised_at timestamptz NOT NULL DEFAULT clock_timestamp()) WITH (fillfactor = 50);
CREATE TABLE bellows.holder (line text PRIMARY KEY, target text NOT NULL, agent text NOT NULL, fence bigint NOT NULL, heartbeat_at timestamptz NOT NULL DEFAULT clock_timestamp()) WITH (fillfactor = 50);
CREATE TABLE bellows.journal_head (line text PRIMARY KEY, id bigint NOT NULL) WITH (fillfactor = 50);
CREATE TABLE bellows.journal (
  line text NOT NULL, id bigint NOT NULL, rollout text NOT NULL, phase text NOT NULL, run integer NOT NULL, attempt integer NOT NULL,
  fence bigint NOT NULL, generation bigint NOT NULL, ordinal integer NOT NULL, step_digest text NOT NULL, title text NOT NULL,
  state text NOT NULL CHECK (state IN ('BEGUN', 'APPLIED', 'DONE', 'FAILED', 'UNKNOWN', 'AMBIGUOUS')), grant_id bigint NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(), rows bigint NOT NULL DEFAULT 0, lock_attempts integer NOT NULL DEFAULT 0,
  lock_held_micros bigint NOT NULL DEFAULT 0, problem_code text, problem_message text, problem_way_out text, PRIMARY KEY (line, id));
COMMENT ON TABLE bellows.journal IS 'What was begun, done or failed here. APPLIED: in effect, its durability not yet awaited.';
CREATE TABLE bellows.cursor (
  line text NOT NULL, rollout text NOT NULL, phase text NOT NULL, ordinal integer NOT NULL, worker integer NOT NULL, run integer NOT NULL,
  attempt integer NOT NULL, step_digest text NOT NULL, kind text NOT NULL CHECK (kind IN ('block', 'key')), reason text NOT NULL, relation oid NOT NULL, filenode oid NOT NULL,
  shape text NOT NULL, position text, bound text, passed bigint NOT NULL DEFAULT 0, expected bigint NOT NULL DEFAULT 0, rows bigint NOT NULL DEFAULT 0, mismatches bigint NOT NULL DEFAULT 0, finished boolean NOT NULL DEFAULT false,
  moved_at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY (line, rollout, phase, ordinal, worker)) WITH (fillfactor = 50);
COMMENT ON TABLE bellows.cursor IS 'How far range steps are, over blocks or over keys, and why so. Positions over keys are keys of rows; they are read here only.';
CREATE TABLE bellows.bad_rows (
  line text NOT NULL, rollout text NOT NULL, phase text NOT NULL, ordinal integer NOT NULL, relation text NOT NULL, row_place text NOT NULL,
  key_hash text, sqlstate text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY (line, rollout, phase, ordinal, row_place));
COMMENT ON TABLE bellows.bad_rows IS 'Rows that a step could not write: their place and a hash of their key, never their values.';
CREATE TABLE bellows."window" (
  line text PRIMARY KEY, baseline integer NOT NULL, min_version integer NOT NULL, max_version integer NOT NULL, generation bigint NOT NULL, fence bigint NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(), CHECK (min_version BETWEEN 1 AND max_version)) WITH (fillfactor = 50);
CREATE TABLE bellows.window_history (
  line text NOT NULL, min_version integer NOT NULL, max_version integer NOT NULL, generation bigint NOT NULL, fence bigint NOT NULL, agent text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp());
CREATE INDEX window_history_line ON bellows.window_history (line, at);
CREATE TABLE bellows.control (one boolean PRIMARY KEY DEFAULT true CHECK (one), halted boolean NOT NULL, reason text NOT NULL, by_role text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
INSERT INTO bellows.control (halted, reason, by_role) VALUES (false, '', '');
CREATE TABLE bellows.plan (line text NOT NULL, rollout text NOT NULL, body text NOT NULL, fence bigint NOT NULL, frozen_at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY (line, rollout));
CREATE VIEW bellows.window_v1 AS SELECT line, min_version, max_version, generation, changed_at FROM bellows."window";
CREATE VIEW bellows.identity_v1 AS SELECT token FROM bellows.identity;
CREATE FUNCTION bellows.halt(reason text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS
  'UPDATE bellows.control SET halted = true, reason = left(halt.reason, 500), by_role = session_user, at = clock_timestamp()';
COMMENT ON FUNCTION bellows.halt(text) IS 'Stops every step of Bellows in this database at its next safe point, without the control plane.';
CREATE FUNCTION bellows.resume() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS
  'UPDATE bellows.control SET halted = false, reason = '''', by_role = session_user, at = clock_timestamp()';
CREATE FUNCTION bellows.adopt() RETURNS text LANGUAGE sql SET search_path = pg_catalog AS
  'UPDATE bellows.identity SET token = md5(random()::text || clock_timestamp()::text || token), server_id = (SELECT system_identifier::text FROM pg_control_system()), database_oid = (SELECT oid::text FROM pg_database WHERE datname = current_database()) RETURNING token';
COMMENT ON FUNCTION bellows.adopt() IS 'Says that this copy is a database of its own: gives it a new identity.';
REVOKE ALL ON FUNCTION bellows.halt(text), bellows.resume(), bellows.adopt() FROM PUBLIC;
DO $blw$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA bellows TO %I', (SELECT r.rolname FROM pg_catalog.pg_database d JOIN pg_catalog.pg_roles r ON r.oid = d.datdba WHERE d.datname = current_database()));
  EXECUTE format('GRANT EXECUTE ON FUNCTION bellows.halt(text), bellows.resume() TO %I', (SELECT r.rolname FROM pg_catalog.pg_database d JOIN pg_catalog.pg_roles r ON r.oid = d.datdba WHERE d.datname = current_database()));
END $blw$;
GRANT USAGE ON SCHEMA bellows TO PUBLIC;
GRANT SELECT ON bellows.window_v1, bellows.identity_v1 TO PUBLIC;
