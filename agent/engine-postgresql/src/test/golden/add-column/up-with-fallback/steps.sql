-- up fills from the row, and the default where up gives NULL.

-- EXPAND 1: add column digits to users, filled for code that does not know it
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD COLUMN "digits" bigint;
SET LOCAL search_path = pg_catalog;
SELECT (CASE WHEN email ~ '^mail[0-9]+$' THEN substr(email, 5)::bigint END
)::bigint FROM (SELECT (NULL::"public"."users").*) AS "users" WHERE false;
SELECT (0
)::bigint WHERE false;
CREATE FUNCTION "public"."blw_digits_f549f442_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."digits" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."digits" IS NULL THEN
    BEGIN
      NEW."digits" := (SELECT (CASE WHEN email ~ '^mail[0-9]+$' THEN substr(email, 5)::bigint END
) FROM (SELECT NEW.*) AS "users");
    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
      RETURN NEW;
    END;
  END IF;
  IF NEW."digits" IS NULL THEN
    NEW."digits" := (0
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_digits_428559c8_fwd" BEFORE INSERT OR UPDATE ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_digits_f549f442_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_digits_428559c8_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7f118a75e9849d1c3e4ee3f8fa0cc10404018061c1a9b9c4844b366eff7d33b4')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7938502a7ea06847bfe0e954455b63fa9a8e3d310a22d8f50a19a15351a3179e'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- MIGRATE 1: fill digits where it is null
UPDATE "public"."users" SET "digits" = (CASE WHEN email ~ '^mail[0-9]+$' THEN substr(email, 5)::bigint END
) WHERE <range> AND "digits" IS NULL;
-- key: "id"

-- MIGRATE 2: look for rows without digits
SELECT count(*) FROM "public"."users" WHERE <range> AND "digits" IS NULL;
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7f118a75e9849d1c3e4ee3f8fa0cc10404018061c1a9b9c4844b366eff7d33b4')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7938502a7ea06847bfe0e954455b63fa9a8e3d310a22d8f50a19a15351a3179e'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- MIGRATE 3: bind new writes of digits to be not null
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
CREATE OR REPLACE FUNCTION "public"."blw_digits_f549f442_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."digits" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."digits" IS NULL THEN
    BEGIN
      NEW."digits" := (SELECT (CASE WHEN email ~ '^mail[0-9]+$' THEN substr(email, 5)::bigint END
) FROM (SELECT NEW.*) AS "users");
    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
      NULL;
    END;
  END IF;
  IF NEW."digits" IS NULL THEN
    NEW."digits" := (0
);
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
ALTER TABLE "public"."users" ADD CONSTRAINT "blw_digits_44714dcd_twin" CHECK ("digits" IS NOT NULL) NOT VALID;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_digits_44714dcd_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_digits_44714dcd_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
-- proven by writes of the application, taken back

-- MIGRATE 4: prove that digits is nowhere null
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "blw_digits_44714dcd_twin";
-- leftover when: SELECT false
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_digits_44714dcd_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))

-- MIGRATE 5: declare digits not null
-- one message, locks first: "public"."users"
ALTER TABLE "public"."users" ALTER COLUMN "digits" SET NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT "blw_digits_44714dcd_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_digits_44714dcd_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_digits_44714dcd_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- CONTRACT 1: look for rows that up cannot give their digits
SELECT count(*) FROM "public"."users" WHERE <range> AND CASE WHEN "digits" IS NULL OR "digits"::pg_catalog.text = ((0
)::bigint)::pg_catalog.text THEN pg_catalog.num_nulls((CASE WHEN email ~ '^mail[0-9]+$' THEN substr(email, 5)::bigint END
)::bigint) < 0 ELSE false END;
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7938502a7ea06847bfe0e954455b63fa9a8e3d310a22d8f50a19a15351a3179e')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- CONTRACT 2: drop the trigger that fills digits of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_digits_428559c8_fwd" ON "public"."users";
DROP FUNCTION "public"."blw_digits_f549f442_fwd"();
ALTER TABLE "public"."users" ALTER COLUMN "digits" SET DEFAULT 0
;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7938502a7ea06847bfe0e954455b63fa9a8e3d310a22d8f50a19a15351a3179e')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- ROLLBACK 1: drop column digits of users and its trigger
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_digits_428559c8_fwd" ON "public"."users";
DROP FUNCTION IF EXISTS "public"."blw_digits_f549f442_fwd"();
ALTER TABLE "public"."users" DROP COLUMN IF EXISTS "digits";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') IS NOT NULL)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd')
--     OR (pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') IS NOT NULL)))

-- REVERT 1: bring back the trigger that fills digits of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
CREATE FUNCTION "public"."blw_digits_f549f442_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."digits" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."digits" IS NULL THEN
    BEGIN
      NEW."digits" := (SELECT (CASE WHEN email ~ '^mail[0-9]+$' THEN substr(email, 5)::bigint END
) FROM (SELECT NEW.*) AS "users");
    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
      NULL;
    END;
  END IF;
  IF NEW."digits" IS NULL THEN
    NEW."digits" := (0
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_digits_428559c8_fwd" BEFORE INSERT OR UPDATE ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_digits_f549f442_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_digits_428559c8_fwd";
ALTER TABLE "public"."users" ALTER COLUMN "digits" DROP DEFAULT;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7938502a7ea06847bfe0e954455b63fa9a8e3d310a22d8f50a19a15351a3179e')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') IS NOT NULL)
