CREATE TABLE docs (id bigint PRIMARY KEY, title text, a text, b int4range, c text, d timestamptz NOT NULL DEFAULT (now() AT TIME ZONE 'utc'), e uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
  f text[] DEFAULT ARRAY['x'::text], g bigint GENERATED ALWAYS AS (id * 2) STORED UNIQUE);
CREATE INDEX docs_title ON docs (title) INCLUDE (a);
ALTER TABLE docs ADD CONSTRAINT docs_b EXCLUDE USING gist (b WITH &&);
CREATE INDEX docs_c ON docs (lower(c), title) WHERE c <> '';
ALTER TABLE docs ADD CONSTRAINT either CHECK (a IS NULL OR c IS NULL OR a <> c), ADD CONSTRAINT filled CHECK (f <> '{}' OR g > 0);
CREATE INDEX docs_f ON docs (array_length(f, 1));
