-- up fills from the row, and the default where up gives NULL or raises.

-- EXPAND 1: add column digits to users, filled for code that does not know it
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD COLUMN "digits" bigint;
SET LOCAL search_path = pg_catalog;
SELECT (substr(email, 5)::bigint
)::bigint FROM ONLY "public"."users" WHERE false;
SELECT (0
)::bigint WHERE false;
CREATE FUNCTION "public"."blw_digits_f549f442_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."digits" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."digits" IS NULL THEN
    BEGIN
      NEW."digits" := (SELECT (substr(email, 5)::bigint
) FROM (SELECT NEW.*) AS "users");
    EXCEPTION WHEN OTHERS THEN
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
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b619ea2ec894dcc70e0e2449d87abe4bb54d72f2711413fa5c9519052e6d0f44')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') IS NOT NULL)

-- MIGRATE 1: fill digits where it is null
UPDATE "public"."users" SET "digits" = "digits" WHERE <range> AND "digits" IS NULL;
-- key: "id"

-- MIGRATE 2: look for rows without digits
SELECT count(*) FROM "public"."users" WHERE <range> AND "digits" IS NULL;
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b619ea2ec894dcc70e0e2449d87abe4bb54d72f2711413fa5c9519052e6d0f44')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- MIGRATE 3: bind new writes of digits to be not null
-- one message, locks first: "public"."users"
ALTER TABLE "public"."users" ADD CONSTRAINT "blw_digits_44714dcd_twin" CHECK ("digits" IS NOT NULL) NOT VALID;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_digits_44714dcd_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_digits_44714dcd_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)

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

-- CONTRACT 1: drop the trigger that fills digits of users
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
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b619ea2ec894dcc70e0e2449d87abe4bb54d72f2711413fa5c9519052e6d0f44')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- ROLLBACK 1: drop column digits of users and its trigger
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_digits_428559c8_fwd" ON "public"."users";
DROP FUNCTION "public"."blw_digits_f549f442_fwd"();
ALTER TABLE "public"."users" DROP COLUMN "digits";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd')
--     AND (pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') IS NOT NULL)

-- REVERT 1: bring back the trigger that fills digits of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
CREATE FUNCTION "public"."blw_digits_f549f442_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."digits" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."digits" IS NULL THEN
    BEGIN
      NEW."digits" := (SELECT (substr(email, 5)::bigint
) FROM (SELECT NEW.*) AS "users");
    EXCEPTION WHEN OTHERS THEN
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
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b619ea2ec894dcc70e0e2449d87abe4bb54d72f2711413fa5c9519052e6d0f44')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'digits' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_digits_428559c8_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_digits_f549f442_fwd"()') IS NOT NULL)
