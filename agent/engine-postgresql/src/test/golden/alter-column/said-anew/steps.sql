-- How a column is looked at and kept comes in EXPAND; its default, and whether it may be NULL, at the contract.

-- EXPAND 1: set statistics of users.email to 500
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ALTER COLUMN "email" SET STATISTICS 500;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(a.attstattarget, -1) = 500)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(a.attstattarget, -1) = -1)

-- EXPAND 2: set statistics of users.name to the server's own
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ALTER COLUMN "name" SET STATISTICS -1;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(a.attstattarget, -1) = -1)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(a.attstattarget, -1) = 50)

-- EXPAND 3: set storage of users.email to external
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ALTER COLUMN "email" SET STORAGE EXTERNAL;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage = 'e')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage = 'x')

-- EXPAND 4: set compression of users.name to pglz
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ALTER COLUMN "name" SET COMPRESSION pglz;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attcompression = 'p')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attcompression = '')

-- EXPAND 5: build index users_visits
CREATE INDEX CONCURRENTLY "users_visits" ON "public"."users" ("visits", "name");
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_visits"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."users_visits"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_visits"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false AND (i.indpred IS NOT NULL) = false AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum ORDER BY k.place) = ARRAY['visits', 'name'])

-- MIGRATE 1: backfill name of users, until no row needs it
UPDATE "public"."users" SET "name" = ('known'
) WHERE <range> AND (name is null
) AND ("name" IS DISTINCT FROM ('known'
)::text);
-- key: "id"
-- swept until no row needs it

-- CONTRACT 1: set the default of users.name
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), '') = '') THEN RAISE EXCEPTION 'drift' USING ERRCODE = 'BLW05'; END IF; END $bellows$;
ALTER TABLE "public"."users" ALTER COLUMN "name" SET DEFAULT (lower('UNKNOWN')
);
RESET ROLE;
-- done when: the journal says so
-- not done when: the journal says so

-- CONTRACT 2: drop the default of users.visits
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'visits' AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), '') = '7') THEN RAISE EXCEPTION 'drift' USING ERRCODE = 'BLW05'; END IF; END $bellows$;
ALTER TABLE "public"."users" ALTER COLUMN "visits" DROP DEFAULT;
RESET ROLE;
-- done when: the journal says so
-- not done when: the journal says so

-- CONTRACT 3: let visits of users be null
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ALTER COLUMN "visits" DROP NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT IF EXISTS "blw_visits_63ef781c_twin";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'visits' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'visits' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_visits_63ef781c_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'visits' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'visits' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     OR EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_visits_63ef781c_twin'))

-- CONTRACT 4: look for rows of users without name
SELECT count(*) FROM "public"."users" WHERE <range> AND "name" IS NULL;
-- key: "id"
-- whatever stands

-- CONTRACT 5: bind new writes of name to be not null
-- one message, locks first: "public"."users"
ALTER TABLE "public"."users" ADD CONSTRAINT "blw_name_f8062f16_twin" CHECK ("name" IS NOT NULL) NOT VALID;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_name_f8062f16_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_name_f8062f16_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
-- proven by writes of the application, taken back

-- CONTRACT 6: prove that name is nowhere null
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "blw_name_f8062f16_twin";
-- leftover when: SELECT false
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_name_f8062f16_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))

-- CONTRACT 7: declare name not null
-- one message, locks first: "public"."users"
ALTER TABLE "public"."users" ALTER COLUMN "name" SET NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT "blw_name_f8062f16_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_name_f8062f16_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_name_f8062f16_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- ROLLBACK 1: drop index users_visits
DROP INDEX CONCURRENTLY IF EXISTS "public"."users_visits";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."users_visits"') IS NOT NULL)

-- ROLLBACK 2: set compression of users.name back to default
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ALTER COLUMN "name" SET COMPRESSION default;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attcompression = '')
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attcompression = 'p'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attcompression = 'p')

-- ROLLBACK 3: set storage of users.email back to extended
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ALTER COLUMN "email" SET STORAGE EXTENDED;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage = 'x')
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage = 'e'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage = 'e')

-- ROLLBACK 4: set statistics of users.name back to 50
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ALTER COLUMN "name" SET STATISTICS 50;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(a.attstattarget, -1) = 50)
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(a.attstattarget, -1) = -1))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(a.attstattarget, -1) = -1)

-- ROLLBACK 5: set statistics of users.email back to the server's own
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ALTER COLUMN "email" SET STATISTICS -1;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(a.attstattarget, -1) = -1)
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(a.attstattarget, -1) = 500))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(a.attstattarget, -1) = 500)

-- REVERT 1: look for rows of users without visits
SELECT count(*) FROM "public"."users" WHERE <range> AND "visits" IS NULL;
-- key: "id"
-- whatever stands

-- REVERT 2: let name of users be null
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ALTER COLUMN "name" DROP NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT IF EXISTS "blw_name_f8062f16_twin";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_name_f8062f16_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     OR EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_name_f8062f16_twin'))

-- REVERT 3: bind new writes of visits to be not null
-- one message, locks first: "public"."users"
ALTER TABLE "public"."users" ADD CONSTRAINT "blw_visits_63ef781c_twin" CHECK ("visits" IS NOT NULL) NOT VALID;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_visits_63ef781c_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'visits' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_visits_63ef781c_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'visits' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
-- proven by writes of the application, taken back

-- REVERT 4: prove that visits is nowhere null
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "blw_visits_63ef781c_twin";
-- leftover when: SELECT false
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_visits_63ef781c_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'visits' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))

-- REVERT 5: declare visits not null
-- one message, locks first: "public"."users"
ALTER TABLE "public"."users" ALTER COLUMN "visits" SET NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT "blw_visits_63ef781c_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'visits' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_visits_63ef781c_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'visits' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_visits_63ef781c_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- REVERT 6: give users.visits the default that it had
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ALTER COLUMN "visits" SET DEFAULT (7
);
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'visits' AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), '') = '7')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'visits' AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), '') = '7')

-- REVERT 7: give users.name the default that it had
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ALTER COLUMN "name" DROP DEFAULT;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), '') = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), '') = '')
