CREATE TABLE IF NOT EXISTS bellows.archive (
  line text NOT NULL, version integer NOT NULL, schema_name text NOT NULL, table_name text NOT NULL, column_name text NOT NULL, relation text NOT NULL,
  key_columns text[] NOT NULL DEFAULT '{}', value_type text NOT NULL DEFAULT '', state text NOT NULL CHECK (state IN ('COPYING', 'COMPLETE', 'KEPT', 'RESTORING', 'RESTORED', 'REMOVED')),
  rows bigint NOT NULL DEFAULT -1, checksum numeric, bytes bigint NOT NULL DEFAULT 0, left_out text[] NOT NULL DEFAULT '{}', table_oid oid NOT NULL DEFAULT 0, agent text NOT NULL DEFAULT '',
  begun_at timestamptz NOT NULL DEFAULT clock_timestamp(), archived_at timestamptz, dropped_at timestamptz, restored_by integer NOT NULL DEFAULT 0, restored_at timestamptz,
  restored_rows bigint NOT NULL DEFAULT 0, gone_rows bigint NOT NULL DEFAULT 0, other_rows bigint NOT NULL DEFAULT 0, removed_at timestamptz, removed_reason text NOT NULL DEFAULT '',
  PRIMARY KEY (line, version, schema_name, table_name, column_name));
COMMENT ON TABLE bellows.archive IS 'Columns and tables that cleanups dropped and schema bellows_archive keeps: bellows get archives.';
UPDATE bellows.schema_version SET version = 5
