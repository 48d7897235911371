-- Columns that are called like variables of PL/pgSQL are read as the columns they are.

-- EXPAND 1: add column sure to users, filled for code that does not know it
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD COLUMN "sure" boolean;
SET LOCAL search_path = pg_catalog;
SELECT (found
)::boolean FROM (SELECT (NULL::"public"."users").*) AS "users" WHERE false;
SELECT (false
)::boolean WHERE false;
CREATE FUNCTION "public"."blw_sure_de009789_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."sure" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."sure" IS NULL THEN
    BEGIN
      NEW."sure" := (SELECT (found
) FROM (SELECT NEW.*) AS "users");
    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
      RETURN NEW;
    END;
  END IF;
  IF NEW."sure" IS NULL THEN
    NEW."sure" := (false
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_sure_6ca301b4_fwd" BEFORE INSERT OR UPDATE ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_sure_de009789_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_sure_6ca301b4_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'sure' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('boolean'))
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '2d5b8fd2494cfbd1a7e92cf9f2f4336f90d0ea342fdaff00dc04b3429caae144')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '4615b18422161fbefcef362bd8761bfc1b23fb944859dbc7c7dd297511875069'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_sure_6ca301b4_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'sure' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_sure_6ca301b4_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- EXPAND 2: add column again to users, filled for code that does not know it
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD COLUMN "again" text;
SET LOCAL search_path = pg_catalog;
SELECT (new || old || tg_op
)::text FROM (SELECT (NULL::"public"."users").*) AS "users" WHERE false;
CREATE FUNCTION "public"."blw_again_d8355956_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."again" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."again" IS NULL THEN
    BEGIN
      NEW."again" := (SELECT (new || old || tg_op
) FROM (SELECT NEW.*) AS "users");
    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
      RETURN NEW;
    END;
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_again_2e5d5092_fwd" BEFORE INSERT OR UPDATE ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_again_d8355956_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_again_2e5d5092_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'again' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_again_d8355956_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '732a82e5217cd36b4f0ceb0b6616c972b09f722fabc2b48ac196ff95f4b46252')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_again_2e5d5092_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_again_d8355956_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'again' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_again_2e5d5092_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_again_d8355956_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- MIGRATE 1: fill sure where it is null
UPDATE "public"."users" SET "sure" = (found
) WHERE <range> AND "sure" IS NULL;
-- key: "id"

-- MIGRATE 2: look for rows without sure
SELECT count(*) FROM "public"."users" WHERE <range> AND "sure" IS NULL;
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'sure' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('boolean'))
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '2d5b8fd2494cfbd1a7e92cf9f2f4336f90d0ea342fdaff00dc04b3429caae144')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '4615b18422161fbefcef362bd8761bfc1b23fb944859dbc7c7dd297511875069'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_sure_6ca301b4_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- MIGRATE 3: bind new writes of sure to be not null
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
CREATE OR REPLACE FUNCTION "public"."blw_sure_de009789_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."sure" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."sure" IS NULL THEN
    BEGIN
      NEW."sure" := (SELECT (found
) FROM (SELECT NEW.*) AS "users");
    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
      NULL;
    END;
  END IF;
  IF NEW."sure" IS NULL THEN
    NEW."sure" := (false
);
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
ALTER TABLE "public"."users" ADD CONSTRAINT "blw_sure_25d62811_twin" CHECK ("sure" IS NOT NULL) NOT VALID;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_sure_25d62811_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'sure' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_sure_25d62811_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'sure' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
-- proven by writes of the application, taken back

-- MIGRATE 4: prove that sure is nowhere null
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "blw_sure_25d62811_twin";
-- leftover when: SELECT false
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_sure_25d62811_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'sure' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))

-- MIGRATE 5: declare sure not null
-- one message, locks first: "public"."users"
ALTER TABLE "public"."users" ALTER COLUMN "sure" SET NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT "blw_sure_25d62811_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'sure' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_sure_25d62811_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'sure' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_sure_25d62811_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- MIGRATE 6: fill again where it is null
UPDATE "public"."users" SET "again" = (new || old || tg_op
) WHERE <range> AND "again" IS NULL;
-- key: "id"

-- MIGRATE 7: look for rows without again that should have one
SELECT count(*) FROM "public"."users" WHERE <range> AND CASE WHEN "again" IS NULL THEN coalesce((new || old || tg_op
)::text) IS NOT NULL ELSE false END;
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'again' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_again_d8355956_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '732a82e5217cd36b4f0ceb0b6616c972b09f722fabc2b48ac196ff95f4b46252')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_again_2e5d5092_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_again_d8355956_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- CONTRACT 1: look for rows that up cannot give their sure
SELECT count(*) FROM "public"."users" WHERE <range> AND CASE WHEN "sure" IS NULL OR "sure"::pg_catalog.text = ((false
)::boolean)::pg_catalog.text THEN pg_catalog.num_nulls((found
)::boolean) < 0 ELSE false END;
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'sure' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('boolean'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '4615b18422161fbefcef362bd8761bfc1b23fb944859dbc7c7dd297511875069')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_sure_6ca301b4_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- CONTRACT 2: drop the trigger that fills sure of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_sure_6ca301b4_fwd" ON "public"."users";
DROP FUNCTION "public"."blw_sure_de009789_fwd"();
ALTER TABLE "public"."users" ALTER COLUMN "sure" SET DEFAULT false
;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'sure' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('boolean'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_sure_6ca301b4_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'sure' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('boolean'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '4615b18422161fbefcef362bd8761bfc1b23fb944859dbc7c7dd297511875069')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_sure_6ca301b4_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CONTRACT 3: look for rows that up cannot give their again
SELECT count(*) FROM "public"."users" WHERE <range> AND CASE WHEN "again" IS NULL THEN pg_catalog.num_nulls((new || old || tg_op
)::text) < 0 ELSE false END;
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'again' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_again_d8355956_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '732a82e5217cd36b4f0ceb0b6616c972b09f722fabc2b48ac196ff95f4b46252')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_again_2e5d5092_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_again_d8355956_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- CONTRACT 4: drop the trigger that fills again of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_again_2e5d5092_fwd" ON "public"."users";
DROP FUNCTION "public"."blw_again_d8355956_fwd"();
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'again' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_again_2e5d5092_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_again_d8355956_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'again' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_again_d8355956_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '732a82e5217cd36b4f0ceb0b6616c972b09f722fabc2b48ac196ff95f4b46252')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_again_2e5d5092_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_again_d8355956_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- ROLLBACK 1: drop column again of users and its trigger
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_again_2e5d5092_fwd" ON "public"."users";
DROP FUNCTION IF EXISTS "public"."blw_again_d8355956_fwd"();
ALTER TABLE "public"."users" DROP COLUMN IF EXISTS "again";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'again' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_again_2e5d5092_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_again_d8355956_fwd"()') IS NOT NULL)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'again' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_again_2e5d5092_fwd')
--     OR (pg_catalog.to_regprocedure('"public"."blw_again_d8355956_fwd"()') IS NOT NULL)))

-- ROLLBACK 2: drop column sure of users and its trigger
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_sure_6ca301b4_fwd" ON "public"."users";
DROP FUNCTION IF EXISTS "public"."blw_sure_de009789_fwd"();
ALTER TABLE "public"."users" DROP COLUMN IF EXISTS "sure";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'sure' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_sure_6ca301b4_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') IS NOT NULL)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'sure' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_sure_6ca301b4_fwd')
--     OR (pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') IS NOT NULL)))

-- REVERT 1: bring back the trigger that fills again of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
CREATE FUNCTION "public"."blw_again_d8355956_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."again" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."again" IS NULL THEN
    BEGIN
      NEW."again" := (SELECT (new || old || tg_op
) FROM (SELECT NEW.*) AS "users");
    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
      RETURN NEW;
    END;
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_again_2e5d5092_fwd" BEFORE INSERT OR UPDATE ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_again_d8355956_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_again_2e5d5092_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'again' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_again_d8355956_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '732a82e5217cd36b4f0ceb0b6616c972b09f722fabc2b48ac196ff95f4b46252')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_again_2e5d5092_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_again_d8355956_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'again' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_again_2e5d5092_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_again_d8355956_fwd"()') IS NOT NULL)

-- REVERT 2: bring back the trigger that fills sure of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
CREATE FUNCTION "public"."blw_sure_de009789_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."sure" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."sure" IS NULL THEN
    BEGIN
      NEW."sure" := (SELECT (found
) FROM (SELECT NEW.*) AS "users");
    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
      NULL;
    END;
  END IF;
  IF NEW."sure" IS NULL THEN
    NEW."sure" := (false
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_sure_6ca301b4_fwd" BEFORE INSERT OR UPDATE ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_sure_de009789_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_sure_6ca301b4_fwd";
ALTER TABLE "public"."users" ALTER COLUMN "sure" DROP DEFAULT;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'sure' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('boolean'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '4615b18422161fbefcef362bd8761bfc1b23fb944859dbc7c7dd297511875069')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_sure_6ca301b4_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'sure' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('boolean'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_sure_6ca301b4_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_sure_de009789_fwd"()') IS NOT NULL)
