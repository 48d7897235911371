CREATE SCHEMA bellows;
CREATE TABLE bellows.fence (line text PRIMARY KEY, agent text NOT NULL);
CREATE TABLE bellows.archive (
  line text NOT NULL, version integer NOT NULL, schema_name text NOT NULL, table_name text NOT NULL, column_name text NOT NULL, relation text NOT NULL,
  key_columns text[] NOT NULL DEFAULT '{}', value_type text NOT NULL DEFAULT '', state text NOT NULL, rows bigint NOT NULL DEFAULT -1, checksum numeric,
  bytes bigint NOT NULL DEFAULT 0, left_out text[] NOT NULL DEFAULT '{}', table_oid oid NOT NULL DEFAULT 0, agent text NOT NULL DEFAULT '',
  begun_at timestamptz NOT NULL DEFAULT clock_timestamp(), archived_at timestamptz, dropped_at timestamptz, restored_by integer NOT NULL DEFAULT 0,
  restored_at timestamptz, restored_rows bigint NOT NULL DEFAULT 0, gone_rows bigint NOT NULL DEFAULT 0, other_rows bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (line, version, schema_name, table_name, column_name));
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE notes (id bigserial PRIMARY KEY, author bigint REFERENCES users, note text);
CREATE INDEX notes_author ON notes (author);
