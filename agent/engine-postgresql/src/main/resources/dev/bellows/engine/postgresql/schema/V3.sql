CREATE TABLE bellows.evidence (line text PRIMARY KEY, body text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
COMMENT ON TABLE bellows.evidence IS 'What the sessions seen here add up to, for the agent that looks next: a restart does not begin the quiet time anew.';
UPDATE bellows.schema_version SET version = 3