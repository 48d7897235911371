-- An enum is made before the columns and tables of the same migration that have it, and goes after them when the migration is rolled back.

-- EXPAND 1: create enum mood
-- one message, locks first: 
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(coalesce((SELECT c.relowner FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p') GROUP BY c.relowner ORDER BY count(*) DESC, c.relowner LIMIT 1), (SELECT d.datdba FROM pg_catalog.pg_database d, pg_catalog.pg_roles r WHERE r.oid = n.nspowner AND r.rolname = 'pg_database_owner' AND d.datname = pg_catalog.current_database()), n.nspowner))::pg_catalog.text, true) FROM pg_catalog.pg_namespace n WHERE n.nspname = 'public';
CREATE TYPE "public"."mood" AS ENUM ('sad', 'o''k', 'happy');
RESET ROLE;
-- done when: SELECT ARRAY(SELECT l.enumlabel::pg_catalog.text FROM pg_catalog.pg_enum l WHERE l.enumtypid = pg_catalog.to_regtype('"public"."mood"') ORDER BY l.enumsortorder) = ARRAY['sad', 'o''k', 'happy']::pg_catalog.text[]
-- not done when: SELECT (pg_catalog.to_regtype('"public"."mood"') IS NULL)

-- EXPAND 2: create enum shop.Size
-- one message, locks first: 
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(coalesce((SELECT c.relowner FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p') GROUP BY c.relowner ORDER BY count(*) DESC, c.relowner LIMIT 1), (SELECT d.datdba FROM pg_catalog.pg_database d, pg_catalog.pg_roles r WHERE r.oid = n.nspowner AND r.rolname = 'pg_database_owner' AND d.datname = pg_catalog.current_database()), n.nspowner))::pg_catalog.text, true) FROM pg_catalog.pg_namespace n WHERE n.nspname = 'shop';
CREATE TYPE "shop"."Size" AS ENUM ('s', 'l');
RESET ROLE;
-- done when: SELECT ARRAY(SELECT l.enumlabel::pg_catalog.text FROM pg_catalog.pg_enum l WHERE l.enumtypid = pg_catalog.to_regtype('"shop"."Size"') ORDER BY l.enumsortorder) = ARRAY['s', 'l']::pg_catalog.text[]
-- not done when: SELECT (pg_catalog.to_regtype('"shop"."Size"') IS NULL)

-- EXPAND 3: add column mood to users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD COLUMN "mood" public.mood DEFAULT 'sad'
 NOT NULL;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'mood' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('public.mood'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'mood' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'mood' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- EXPAND 4: add column size to users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD COLUMN "size" shop."Size" DEFAULT 'l'
;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('shop."Size"'))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- EXPAND 5: create table diary
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(coalesce((SELECT c.relowner FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p') GROUP BY c.relowner ORDER BY count(*) DESC, c.relowner LIMIT 1), (SELECT d.datdba FROM pg_catalog.pg_database d, pg_catalog.pg_roles r WHERE r.oid = n.nspowner AND r.rolname = 'pg_database_owner' AND d.datname = pg_catalog.current_database()), n.nspowner))::pg_catalog.text, true) FROM pg_catalog.pg_namespace n WHERE n.nspname = 'public';
CREATE TABLE "public"."diary" (
  "day" date,
  "mood" public.mood DEFAULT 'happy'

);
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."diary"') AND a.attname = 'day' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('date'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."diary"') AND a.attname = 'mood' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('public.mood'))

-- EXPAND 6: comment on column users.mood
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
COMMENT ON COLUMN "public"."users"."mood" IS 'of today';
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'mood' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) = 'of today')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'mood' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) IS NULL)

-- ROLLBACK 1: say of column users.mood what was said of it
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
COMMENT ON COLUMN "public"."users"."mood" IS NULL;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'mood' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) IS NULL)
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'mood' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) = 'of today'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'mood' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) = 'of today')

-- ROLLBACK 2: drop table diary
-- one message, locks first: "public"."diary"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."diary"'::pg_catalog.regclass;
DROP TABLE "public"."diary";
RESET ROLE;
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."diary"') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."diary"') AND a.attname = 'day' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('date'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."diary"') AND a.attname = 'mood' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('public.mood'))

-- ROLLBACK 3: drop column size of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP COLUMN "size";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped)

-- ROLLBACK 4: drop column mood of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP COLUMN "mood";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'mood' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'mood' AND a.attnum > 0 AND NOT a.attisdropped)

-- ROLLBACK 5: drop enum shop.Size
-- one message, locks first: 
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(t.typowner)::pg_catalog.text, true) FROM pg_catalog.pg_type t WHERE t.oid = pg_catalog.to_regtype('"shop"."Size"');
DROP TYPE "shop"."Size";
RESET ROLE;
-- done when: SELECT (pg_catalog.to_regtype('"shop"."Size"') IS NULL)
-- not done when: SELECT ARRAY(SELECT l.enumlabel::pg_catalog.text FROM pg_catalog.pg_enum l WHERE l.enumtypid = pg_catalog.to_regtype('"shop"."Size"') ORDER BY l.enumsortorder) @> ARRAY['s', 'l']::pg_catalog.text[]

-- ROLLBACK 6: drop enum mood
-- one message, locks first: 
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(t.typowner)::pg_catalog.text, true) FROM pg_catalog.pg_type t WHERE t.oid = pg_catalog.to_regtype('"public"."mood"');
DROP TYPE "public"."mood";
RESET ROLE;
-- done when: SELECT (pg_catalog.to_regtype('"public"."mood"') IS NULL)
-- not done when: SELECT ARRAY(SELECT l.enumlabel::pg_catalog.text FROM pg_catalog.pg_enum l WHERE l.enumtypid = pg_catalog.to_regtype('"public"."mood"') ORDER BY l.enumsortorder) @> ARRAY['sad', 'o''k', 'happy']::pg_catalog.text[]
