ALTER TABLE bellows.bad_rows ADD COLUMN IF NOT EXISTS row_key text, ADD COLUMN IF NOT EXISTS title text NOT NULL DEFAULT '', ADD COLUMN IF NOT EXISTS reason text NOT NULL DEFAULT '', ADD COLUMN IF NOT EXISTS query text NOT NULL DEFAULT '', ADD COLUMN IF NOT EXISTS looked_at timestamptz, ADD COLUMN IF NOT EXISTS cleared_at timestamptz;
ALTER TABLE bellows.bad_rows DROP CONSTRAINT IF EXISTS bad_rows_pkey;
CREATE UNIQUE INDEX IF NOT EXISTS bad_rows_row ON bellows.bad_rows (line, rollout, phase, ordinal, (md5(coalesce(row_key, row_place))));
COMMENT ON TABLE bellows.bad_rows IS 'Rows that a step could not make right, by key where their table has one, else by place; never their other values. Keys are read here only. cleared_at: put right or gone since.';
UPDATE bellows.schema_version SET version = 4
