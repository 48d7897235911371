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
CREATE SCHEMA bellows_archive;
CREATE TABLE notes (id bigserial PRIMARY KEY, author bigint, note text);
ALTER TABLE notes SET SCHEMA bellows_archive;
ALTER TABLE bellows_archive.notes RENAME TO blw_notes_archive;
INSERT INTO bellows.archive (line, version, schema_name, table_name, column_name, relation, state, left_out, table_oid)
  VALUES ('orders', 18, 'public', 'notes', '', 'blw_notes_archive', 'KEPT', '{"ALTER TABLE public.notes ADD CONSTRAINT notes_author_fkey FOREIGN KEY (author) REFERENCES users(id)"}', 0);
