-- A new table and a unique index on it: nobody can notice either.

-- EXPAND 1: create table visits
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(coalesce((SELECT c.relowner FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p') GROUP BY c.relowner ORDER BY count(*) DESC, c.relowner LIMIT 1), (SELECT d.datdba FROM pg_catalog.pg_database d, pg_catalog.pg_roles r WHERE r.oid = n.nspowner AND r.rolname = 'pg_database_owner' AND d.datname = pg_catalog.current_database()), n.nspowner))::pg_catalog.text, true) FROM pg_catalog.pg_namespace n WHERE n.nspname = 'public';
CREATE TABLE "public"."visits" (
  "id" bigserial NOT NULL,
  "at" timestamptz DEFAULT now()
 NOT NULL,
  PRIMARY KEY ("id")
);
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."visits"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."visits"') AND a.attname = 'at' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('timestamptz'))

-- EXPAND 2: build index visits_at
CREATE UNIQUE INDEX CONCURRENTLY "visits_at" ON "public"."visits" ("at");
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."visits_at"') AND i.indrelid = pg_catalog.to_regclass('"public"."visits"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."visits_at"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."visits_at"') AND i.indrelid = pg_catalog.to_regclass('"public"."visits"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true AND (i.indpred IS NOT NULL) = false AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum ORDER BY k.place) = ARRAY['at'])

-- ROLLBACK 1: drop index visits_at
DROP INDEX CONCURRENTLY IF EXISTS "public"."visits_at";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."visits_at"') IS NOT NULL)

-- ROLLBACK 2: drop table visits
-- one message, locks first: "public"."visits"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."visits"'::pg_catalog.regclass;
DROP TABLE "public"."visits";
RESET ROLE;
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."visits"') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."visits"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."visits"') AND a.attname = 'at' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('timestamptz'))
