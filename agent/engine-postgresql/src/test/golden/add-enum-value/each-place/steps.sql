-- A value comes in EXPAND, at its place or at the end, and no rollback takes it away; one that is there already needs no step.

-- EXPAND 1: add value so'so to enum mood
-- one message, locks first: 
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(t.typowner)::pg_catalog.text, true) FROM pg_catalog.pg_type t WHERE t.oid = pg_catalog.to_regtype('"public"."mood"');
ALTER TYPE "public"."mood" ADD VALUE 'so''so' AFTER 'sad';
RESET ROLE;
-- done when: SELECT ARRAY(SELECT l.enumlabel::pg_catalog.text FROM pg_catalog.pg_enum l WHERE l.enumtypid = pg_catalog.to_regtype('"public"."mood"') ORDER BY l.enumsortorder) @> ARRAY['so''so']::pg_catalog.text[]
-- not done when: SELECT NOT (pg_catalog.to_regtype('"public"."mood"') IS NULL)
--     AND NOT ARRAY(SELECT l.enumlabel::pg_catalog.text FROM pg_catalog.pg_enum l WHERE l.enumtypid = pg_catalog.to_regtype('"public"."mood"') ORDER BY l.enumsortorder) @> ARRAY['so''so']::pg_catalog.text[]

-- EXPAND 2: add value better to enum mood
-- one message, locks first: 
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(t.typowner)::pg_catalog.text, true) FROM pg_catalog.pg_type t WHERE t.oid = pg_catalog.to_regtype('"public"."mood"');
ALTER TYPE "public"."mood" ADD VALUE 'better' BEFORE 'happy';
RESET ROLE;
-- done when: SELECT ARRAY(SELECT l.enumlabel::pg_catalog.text FROM pg_catalog.pg_enum l WHERE l.enumtypid = pg_catalog.to_regtype('"public"."mood"') ORDER BY l.enumsortorder) @> ARRAY['better']::pg_catalog.text[]
-- not done when: SELECT NOT (pg_catalog.to_regtype('"public"."mood"') IS NULL)
--     AND NOT ARRAY(SELECT l.enumlabel::pg_catalog.text FROM pg_catalog.pg_enum l WHERE l.enumtypid = pg_catalog.to_regtype('"public"."mood"') ORDER BY l.enumsortorder) @> ARRAY['better']::pg_catalog.text[]

-- EXPAND 3: add value best to enum public.mood
-- one message, locks first: 
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(t.typowner)::pg_catalog.text, true) FROM pg_catalog.pg_type t WHERE t.oid = pg_catalog.to_regtype('"public"."mood"');
ALTER TYPE "public"."mood" ADD VALUE 'best';
RESET ROLE;
-- done when: SELECT ARRAY(SELECT l.enumlabel::pg_catalog.text FROM pg_catalog.pg_enum l WHERE l.enumtypid = pg_catalog.to_regtype('"public"."mood"') ORDER BY l.enumsortorder) @> ARRAY['best']::pg_catalog.text[]
-- not done when: SELECT NOT (pg_catalog.to_regtype('"public"."mood"') IS NULL)
--     AND NOT ARRAY(SELECT l.enumlabel::pg_catalog.text FROM pg_catalog.pg_enum l WHERE l.enumtypid = pg_catalog.to_regtype('"public"."mood"') ORDER BY l.enumsortorder) @> ARRAY['best']::pg_catalog.text[]

-- EXPAND 4: add column before to users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD COLUMN "before" public.mood DEFAULT 'sad'::public.mood
;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'before' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('public.mood'))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'before' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- ROLLBACK 1: drop column before of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP COLUMN "before";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'before' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'before' AND a.attnum > 0 AND NOT a.attisdropped)
