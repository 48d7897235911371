-- Two columns become one, by what a person says, and both sides are used.

-- EXPAND 1: add full_name to users, in step with first_name and last_name
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD COLUMN "full_name" text;
CREATE FUNCTION "public"."blw_full_name_b495c143_up"(blw_column_1 text, blw_column_2 character varying) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: how values of a row go over into other columns.
DECLARE
  blw_made text;
BEGIN
  blw_made := (SELECT ((concat_ws(' ', first_name, last_name)
)::text) FROM (SELECT blw_column_1 AS "first_name", blw_column_2 AS "last_name") AS "users");
  IF blw_made IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = '23502', MESSAGE = 'up gives NULL, and the column is NOT NULL';
  END IF;
  RETURN blw_made;
END
$bellows$;
CREATE FUNCTION "public"."blw_full_name_86ae8d78_differ"(blw_column_1 text, blw_column_2 character varying, blw_counterpart text, blw_hidden pg_catalog.bool) RETURNS pg_catalog.bool LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: how values of a row go over into other columns.
DECLARE
  blw_up text;
  blw_down_1 text;
  blw_down_2 character varying(80);
  blw_required_1 CONSTANT pg_catalog.text := 'first_name';
BEGIN
  IF (CASE WHEN blw_hidden THEN blw_column_1 IS NULL ELSE blw_counterpart IS NULL END) THEN
    RETURN true;
  END IF;
  BEGIN
    blw_up := (SELECT ((concat_ws(' ', first_name, last_name)
)::text) FROM (SELECT blw_column_1 AS "first_name", blw_column_2 AS "last_name") AS "users");
    IF NOT (ROW(blw_up)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_counterpart)::pg_catalog.record) THEN
      RETURN false;
    END IF;
    IF blw_counterpart IS NULL AND NOT blw_hidden THEN
      RETURN true;
    END IF;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    NULL;
  END;
  BEGIN
    blw_down_1 := (SELECT ((split_part(full_name, ' ', 1)
)::text) FROM (SELECT blw_counterpart AS "full_name") AS "users");
    blw_down_2 := (SELECT ((nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '')
)::character varying) FROM (SELECT blw_counterpart AS "full_name") AS "users");
    RETURN ROW(blw_down_1, blw_down_2)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_column_1, blw_column_2)::pg_catalog.record;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    RETURN true;
  END;
END
$bellows$;
CREATE FUNCTION "public"."blw_full_name_a12c25bc_misses"(blw_column_1 text, blw_column_2 character varying, blw_counterpart text) RETURNS pg_catalog.bool LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: how values of a row go over into other columns.
DECLARE
  blw_up text;
  blw_down_1 text;
  blw_down_2 character varying(80);
BEGIN
  BEGIN
    blw_up := (SELECT ((concat_ws(' ', first_name, last_name)
)::text) FROM (SELECT blw_column_1 AS "first_name", blw_column_2 AS "last_name") AS "users");
    IF blw_column_1 IS NOT NULL AND NOT (ROW(blw_up)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_counterpart)::pg_catalog.record) THEN
      RETURN false;
    END IF;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    NULL;
  END;
  blw_down_1 := (SELECT ((split_part(full_name, ' ', 1)
)::text) FROM (SELECT blw_counterpart AS "full_name") AS "users");
  blw_down_2 := (SELECT ((nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '')
)::character varying) FROM (SELECT blw_counterpart AS "full_name") AS "users");
  RETURN blw_down_1 IS NULL;
EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
  RETURN true;
END
$bellows$;
CREATE FUNCTION "public"."blw_full_name_fca5faa7_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps columns and those that take their place in step.
DECLARE
  blw_up text;
  blw_down_1 text;
  blw_down_2 character varying(80);
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((concat_ws(' ', first_name, last_name)
)::text) FROM (SELECT NEW."first_name" AS "first_name", NEW."last_name" AS "last_name") AS "users");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF TG_OP = 'INSERT' THEN
    IF NEW."full_name" IS NULL THEN
      IF ROW(NEW."full_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
        NEW."full_name" := blw_up;
      END IF;
    ELSE
    IF blw_fails OR ROW(NEW."full_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record OR ((NEW."first_name" IS NULL AND NEW."last_name" IS NULL) AND NEW."full_name" IS NOT NULL) THEN
      BEGIN
        blw_down_1 := (SELECT ((split_part(full_name, ' ', 1)
)::text) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
        blw_down_2 := (SELECT ((nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '')
)::character varying) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        blw_why := SQLSTATE || ': ' || SQLERRM;
        RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of first_name, last_name, of type text, character varying(80), of this value of full_name, and code of an earlier version reads that', DETAIL = blw_why;
      END;
      IF blw_down_1 IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of first_name, last_name, of type text, character varying(80), of this value of full_name, and code of an earlier version reads that', DETAIL = blw_why;
      END IF;
      IF ROW(blw_down_1, blw_down_2)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."first_name", NEW."last_name")::pg_catalog.record THEN
        NEW."first_name" := blw_down_1;
        NEW."last_name" := blw_down_2;
      END IF;
    END IF;
    END IF;
  ELSIF ROW(NEW."full_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."full_name")::pg_catalog.record THEN
    IF blw_fails OR ROW(NEW."full_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record OR ((NEW."first_name" IS NULL AND NEW."last_name" IS NULL) AND NEW."full_name" IS NOT NULL) THEN
      BEGIN
        blw_down_1 := (SELECT ((split_part(full_name, ' ', 1)
)::text) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
        blw_down_2 := (SELECT ((nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '')
)::character varying) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        blw_why := SQLSTATE || ': ' || SQLERRM;
        RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of first_name, last_name, of type text, character varying(80), of this value of full_name, and code of an earlier version reads that', DETAIL = blw_why;
      END;
      IF blw_down_1 IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of first_name, last_name, of type text, character varying(80), of this value of full_name, and code of an earlier version reads that', DETAIL = blw_why;
      END IF;
      IF ROW(blw_down_1, blw_down_2)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."first_name", NEW."last_name")::pg_catalog.record THEN
        NEW."first_name" := blw_down_1;
        NEW."last_name" := blw_down_2;
      END IF;
    END IF;
    IF NEW."full_name" IS NULL THEN
      BEGIN
        NEW."full_name" := (SELECT ((concat_ws(' ', first_name, last_name)
)::text) FROM (SELECT NEW."first_name" AS "first_name", NEW."last_name" AS "last_name") AS "users");
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        NULL;
      END;
    END IF;
  ELSIF blw_fails OR ROW(NEW."full_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    IF (NEW."full_name" IS NOT NULL OR blw_fails) AND NOT (ROW(NEW."first_name", NEW."last_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."first_name", OLD."last_name")::pg_catalog.record) THEN
      BEGIN
        blw_down_1 := (SELECT ((split_part(full_name, ' ', 1)
)::text) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
        blw_down_2 := (SELECT ((nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '')
)::character varying) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
        IF NOT (ROW(blw_down_1, blw_down_2)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."first_name", NEW."last_name")::pg_catalog.record) THEN
          RETURN NEW;
        END IF;
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        NULL;
      END;
    END IF;
    IF ROW(NEW."full_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."full_name" := blw_up;
    END IF;
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_full_name_c0dc7d90_fwd" BEFORE INSERT OR UPDATE ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_full_name_fca5faa7_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_full_name_c0dc7d90_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_b495c143_up"(text, character varying)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'fdde1a9c010110d5949a9a48cc52d4f178a065ab881402ae3e16183722792252')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_86ae8d78_differ"(text, character varying, text, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '93c7a0f5735d4939a36a22bcbd25a69014d76c54d76c792cd34cda6c353433d2')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_a12c25bc_misses"(text, character varying, text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '2670b991408baae32d493f80af0b1ba386cf76ccb7d7d979f930ffb964d0bfa8')
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'a6964ba902c48adce41bd2d3fed1143795312c336c12f90b019c8883716361cf')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_full_name_c0dc7d90_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT (pg_catalog.to_regprocedure('"public"."blw_full_name_b495c143_up"(text, character varying)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_full_name_86ae8d78_differ"(text, character varying, text, pg_catalog.bool)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_full_name_a12c25bc_misses"(text, character varying, text)') IS NOT NULL)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_full_name_c0dc7d90_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- MIGRATE 1: fill full_name from first_name and last_name
UPDATE "public"."users" SET "full_name" = "public"."blw_full_name_b495c143_up"("first_name", "last_name") WHERE <range> AND "public"."blw_full_name_86ae8d78_differ"("first_name", "last_name", "full_name", false);
-- key: "id"

-- MIGRATE 2: compare first_name and last_name and full_name
SELECT count(*) FROM "public"."users" WHERE <range> AND "public"."blw_full_name_86ae8d78_differ"("first_name", "last_name", "full_name", false);
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_b495c143_up"(text, character varying)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'fdde1a9c010110d5949a9a48cc52d4f178a065ab881402ae3e16183722792252')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_86ae8d78_differ"(text, character varying, text, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '93c7a0f5735d4939a36a22bcbd25a69014d76c54d76c792cd34cda6c353433d2')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_a12c25bc_misses"(text, character varying, text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '2670b991408baae32d493f80af0b1ba386cf76ccb7d7d979f930ffb964d0bfa8')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'a6964ba902c48adce41bd2d3fed1143795312c336c12f90b019c8883716361cf')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_full_name_c0dc7d90_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_full_name_c0dc7d90_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- MIGRATE 3: collect statistics of full_name
ANALYZE "public"."users" ("full_name");
-- leftover when: SELECT false
-- done when: the journal says so

-- CONTRACT 1: compare first_name and last_name and full_name before hiding
SELECT count(*) FROM "public"."users" WHERE <range> AND "public"."blw_full_name_86ae8d78_differ"("first_name", "last_name", "full_name", false);
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_b495c143_up"(text, character varying)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'fdde1a9c010110d5949a9a48cc52d4f178a065ab881402ae3e16183722792252')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_86ae8d78_differ"(text, character varying, text, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '93c7a0f5735d4939a36a22bcbd25a69014d76c54d76c792cd34cda6c353433d2')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_a12c25bc_misses"(text, character varying, text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '2670b991408baae32d493f80af0b1ba386cf76ccb7d7d979f930ffb964d0bfa8')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'a6964ba902c48adce41bd2d3fed1143795312c336c12f90b019c8883716361cf')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_full_name_c0dc7d90_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_full_name_c0dc7d90_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CONTRACT 2: bind new writes of full_name to be not null
-- one message, locks first: "public"."users"
ALTER TABLE "public"."users" ADD CONSTRAINT "blw_full_name_253d4613_bound" CHECK ("full_name" IS NOT NULL) NOT VALID;
-- done when: SELECT (((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_full_name_253d4613_bound')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_full_name_253d4613_bound')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 3: prove that full_name is nowhere null
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "blw_full_name_253d4613_bound";
-- leftover when: SELECT false
-- done when: SELECT (((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_full_name_253d4613_bound' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped))

-- CONTRACT 4: declare full_name not null
-- one message, locks first: "public"."users"
ALTER TABLE "public"."users" ALTER COLUMN "full_name" SET NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT "blw_full_name_253d4613_bound";
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_full_name_253d4613_bound'))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_full_name_253d4613_bound' AND k.convalidated)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 5: hide first_name and last_name of users, still in step
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"full_name"', '"public"."users"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname IN ('first_name', 'last_name') AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'full_name' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
      GROUP BY x.privilege_type, x.grantee, r.rolname, x.is_grantable HAVING count(DISTINCT a.attnum) = 2
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."users" RENAME COLUMN "first_name" TO "blw_first_name_059a193f_hidden";
ALTER TABLE "public"."users" RENAME COLUMN "last_name" TO "blw_last_name_724b38c3_hidden";
ALTER TABLE "public"."users" ALTER COLUMN "full_name" SET DEFAULT 'John'::text;
ALTER TABLE "public"."users" ALTER COLUMN "blw_first_name_059a193f_hidden" DROP NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT IF EXISTS "blw_first_name_c3aae2c4_twin";
CREATE OR REPLACE FUNCTION "public"."blw_full_name_fca5faa7_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps hidden columns and those in their place in step.
DECLARE
  blw_up text;
  blw_down_1 text;
  blw_down_2 character varying(80);
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((concat_ws(' ', first_name, last_name)
)::text) FROM (SELECT NEW."blw_first_name_059a193f_hidden" AS "first_name", NEW."blw_last_name_724b38c3_hidden" AS "last_name") AS "users");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF NOT (blw_fails OR ROW(NEW."full_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record OR ((NEW."blw_first_name_059a193f_hidden" IS NULL AND NEW."blw_last_name_724b38c3_hidden" IS NULL) AND NEW."full_name" IS NOT NULL)) THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down_1 := (SELECT ((split_part(full_name, ' ', 1)
)::text) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
    blw_down_2 := (SELECT ((nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '')
)::character varying) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
    blw_fails := false;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF blw_fails THEN
    blw_down_1 := NULL;
    blw_down_2 := NULL;
  END IF;
  IF ROW(blw_down_1, blw_down_2)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."blw_first_name_059a193f_hidden", NEW."blw_last_name_724b38c3_hidden")::pg_catalog.record THEN
    NEW."blw_first_name_059a193f_hidden" := blw_down_1;
    NEW."blw_last_name_724b38c3_hidden" := blw_down_2;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_last_name_724b38c3_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'first_name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'last_name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ce2d9ce160aa51dd486c692a718d23473d61ad047d11be6d13c7e49775718f19')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a4ddf1d6a95deb2512eed4c2d2414cd64b5756c9ff2336cf8b87c8ef4d3d654'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_full_name_c0dc7d90_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'first_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'last_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_last_name_724b38c3_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'a6964ba902c48adce41bd2d3fed1143795312c336c12f90b019c8883716361cf')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_full_name_c0dc7d90_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CONTRACT 6: take back what a revert has begun at the hidden first_name and last_name, where one was given up
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP CONSTRAINT IF EXISTS "blw_first_name_c3aae2c4_twin";
CREATE OR REPLACE FUNCTION "public"."blw_full_name_fca5faa7_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps hidden columns and those in their place in step.
DECLARE
  blw_up text;
  blw_down_1 text;
  blw_down_2 character varying(80);
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((concat_ws(' ', first_name, last_name)
)::text) FROM (SELECT NEW."blw_first_name_059a193f_hidden" AS "first_name", NEW."blw_last_name_724b38c3_hidden" AS "last_name") AS "users");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF NOT (blw_fails OR ROW(NEW."full_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record OR ((NEW."blw_first_name_059a193f_hidden" IS NULL AND NEW."blw_last_name_724b38c3_hidden" IS NULL) AND NEW."full_name" IS NOT NULL)) THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down_1 := (SELECT ((split_part(full_name, ' ', 1)
)::text) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
    blw_down_2 := (SELECT ((nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '')
)::character varying) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
    blw_fails := false;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF blw_fails THEN
    blw_down_1 := NULL;
    blw_down_2 := NULL;
  END IF;
  IF ROW(blw_down_1, blw_down_2)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."blw_first_name_059a193f_hidden", NEW."blw_last_name_724b38c3_hidden")::pg_catalog.record THEN
    NEW."blw_first_name_059a193f_hidden" := blw_down_1;
    NEW."blw_last_name_724b38c3_hidden" := blw_down_2;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_last_name_724b38c3_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ce2d9ce160aa51dd486c692a718d23473d61ad047d11be6d13c7e49775718f19') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_first_name_c3aae2c4_twin'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_last_name_724b38c3_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ce2d9ce160aa51dd486c692a718d23473d61ad047d11be6d13c7e49775718f19') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_first_name_c3aae2c4_twin'))

-- CLEANUP 1: compare full_name and what is hidden before dropping that
SELECT count(*) FROM "public"."users" WHERE <range> AND ("blw_first_name_059a193f_hidden" IS NOT NULL OR "blw_last_name_724b38c3_hidden" IS NOT NULL) AND "public"."blw_full_name_86ae8d78_differ"("blw_first_name_059a193f_hidden", "blw_last_name_724b38c3_hidden", "full_name", true);
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_b495c143_up"(text, character varying)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'fdde1a9c010110d5949a9a48cc52d4f178a065ab881402ae3e16183722792252')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_86ae8d78_differ"(text, character varying, text, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '93c7a0f5735d4939a36a22bcbd25a69014d76c54d76c792cd34cda6c353433d2')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_a12c25bc_misses"(text, character varying, text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '2670b991408baae32d493f80af0b1ba386cf76ccb7d7d979f930ffb964d0bfa8')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ce2d9ce160aa51dd486c692a718d23473d61ad047d11be6d13c7e49775718f19')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_full_name_c0dc7d90_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_full_name_c0dc7d90_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CLEANUP 2: drop index users_name of the hidden first_name and last_name
DROP INDEX CONCURRENTLY IF EXISTS "public"."users_name";
-- leftover when: SELECT false
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_name"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid AND a.attname = 'blw_first_name_059a193f_hidden'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_name"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid AND a.attname = 'blw_last_name_724b38c3_hidden'))

-- CLEANUP 3: drop the hidden first_name and last_name of users and the trigger
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_full_name_c0dc7d90_fwd" ON "public"."users";
DROP FUNCTION "public"."blw_full_name_fca5faa7_fwd"();
DROP FUNCTION IF EXISTS "public"."blw_full_name_b495c143_up"(text, character varying);
DROP FUNCTION IF EXISTS "public"."blw_full_name_86ae8d78_differ"(text, character varying, text, pg_catalog.bool);
DROP FUNCTION IF EXISTS "public"."blw_full_name_a12c25bc_misses"(text, character varying, text);
ALTER TABLE "public"."users" DROP COLUMN "blw_first_name_059a193f_hidden";
ALTER TABLE "public"."users" DROP COLUMN "blw_last_name_724b38c3_hidden";
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  SELECT pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', k.conrelid::pg_catalog.regclass, k.conname, wanted.name)
    INTO blw_said
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1],
      (SELECT 'users_full_name_not_null'::pg_catalog.text AS name) wanted
    WHERE k.conrelid = '"public"."users"'::pg_catalog.regclass AND k.contype = 'n' AND a.attname = 'full_name'
      AND pg_catalog.strpos(k.conname::pg_catalog.text, 'blw_') > 0
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint o WHERE o.conrelid = k.conrelid AND o.conname = wanted.name);
  IF blw_said IS NOT NULL THEN
    EXECUTE blw_said;
  END IF;
END
$bellows$;
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_last_name_724b38c3_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_full_name_c0dc7d90_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_full_name_b495c143_up"(text, character varying)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_full_name_86ae8d78_differ"(text, character varying, text, pg_catalog.bool)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_full_name_a12c25bc_misses"(text, character varying, text)') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_last_name_724b38c3_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_full_name_c0dc7d90_fwd')
--     AND (pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') IS NOT NULL)

-- ROLLBACK 1: look for values that only full_name has
SELECT count(*) FROM "public"."users" WHERE <range> AND "full_name" IS NOT NULL AND "public"."blw_full_name_86ae8d78_differ"("first_name", "last_name", "full_name", false);
-- key: "id"
-- whatever stands

-- ROLLBACK 2: drop full_name of users and the trigger
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_full_name_c0dc7d90_fwd" ON "public"."users";
DROP FUNCTION IF EXISTS "public"."blw_full_name_fca5faa7_fwd"();
DROP FUNCTION IF EXISTS "public"."blw_full_name_b495c143_up"(text, character varying);
DROP FUNCTION IF EXISTS "public"."blw_full_name_86ae8d78_differ"(text, character varying, text, pg_catalog.bool);
DROP FUNCTION IF EXISTS "public"."blw_full_name_a12c25bc_misses"(text, character varying, text);
ALTER TABLE "public"."users" DROP COLUMN IF EXISTS "full_name";
RESET ROLE;
-- done when: SELECT NOT (pg_catalog.to_regprocedure('"public"."blw_full_name_b495c143_up"(text, character varying)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_full_name_86ae8d78_differ"(text, character varying, text, pg_catalog.bool)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_full_name_a12c25bc_misses"(text, character varying, text)') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'first_name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'last_name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_full_name_c0dc7d90_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'first_name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'last_name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (((((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_full_name_c0dc7d90_fwd'))
--     OR (pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') IS NOT NULL))
--     OR (pg_catalog.to_regprocedure('"public"."blw_full_name_b495c143_up"(text, character varying)') IS NOT NULL))
--     OR (pg_catalog.to_regprocedure('"public"."blw_full_name_86ae8d78_differ"(text, character varying, text, pg_catalog.bool)') IS NOT NULL))
--     OR (pg_catalog.to_regprocedure('"public"."blw_full_name_a12c25bc_misses"(text, character varying, text)') IS NOT NULL))

-- REVERT 1: look for values of full_name that have none of first_name and last_name
SELECT count(*) FROM "public"."users" WHERE <range> AND "public"."blw_full_name_a12c25bc_misses"("blw_first_name_059a193f_hidden", "blw_last_name_724b38c3_hidden", "full_name");
-- key: "id"
-- whatever stands

-- REVERT 2: refuse values that have none of the hidden first_name and last_name from here on
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
CREATE OR REPLACE FUNCTION "public"."blw_full_name_fca5faa7_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps hidden columns and those in their place in step, so that they can be shown again.
DECLARE
  blw_up text;
  blw_down_1 text;
  blw_down_2 character varying(80);
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((concat_ws(' ', first_name, last_name)
)::text) FROM (SELECT NEW."blw_first_name_059a193f_hidden" AS "first_name", NEW."blw_last_name_724b38c3_hidden" AS "last_name") AS "users");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF NOT (blw_fails OR ROW(NEW."full_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record OR ((NEW."blw_first_name_059a193f_hidden" IS NULL AND NEW."blw_last_name_724b38c3_hidden" IS NULL) AND NEW."full_name" IS NOT NULL)) THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down_1 := (SELECT ((split_part(full_name, ' ', 1)
)::text) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
    blw_down_2 := (SELECT ((nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '')
)::character varying) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
    blw_fails := blw_down_1 IS NULL;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF blw_fails THEN
    IF TG_OP = 'INSERT' THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of first_name, last_name, of type text, character varying(80), of this value of full_name, and code of an earlier version reads that', DETAIL = blw_why;
    ELSIF ROW(NEW."full_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."full_name")::pg_catalog.record THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of first_name, last_name, of type text, character varying(80), of this value of full_name, and code of an earlier version reads that', DETAIL = blw_why;
    END IF;
    blw_down_1 := NULL;
    blw_down_2 := NULL;
  END IF;
  IF ROW(blw_down_1, blw_down_2)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."blw_first_name_059a193f_hidden", NEW."blw_last_name_724b38c3_hidden")::pg_catalog.record THEN
    NEW."blw_first_name_059a193f_hidden" := blw_down_1;
    NEW."blw_last_name_724b38c3_hidden" := blw_down_2;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a4ddf1d6a95deb2512eed4c2d2414cd64b5756c9ff2336cf8b87c8ef4d3d654')
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_last_name_724b38c3_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ce2d9ce160aa51dd486c692a718d23473d61ad047d11be6d13c7e49775718f19')

-- REVERT 3: bring the hidden first_name and last_name up to full_name
UPDATE "public"."users" SET "blw_first_name_059a193f_hidden" = (SELECT ((split_part(full_name, ' ', 1)
)::text) FROM (SELECT "full_name" AS "full_name") AS "users"), "blw_last_name_724b38c3_hidden" = (SELECT ((nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '')
)::character varying) FROM (SELECT "full_name" AS "full_name") AS "users") WHERE <range> AND "public"."blw_full_name_86ae8d78_differ"("blw_first_name_059a193f_hidden", "blw_last_name_724b38c3_hidden", "full_name", true);
-- key: "id"

-- REVERT 4: bind new writes of the hidden first_name to be not null
-- one message, locks first: "public"."users"
ALTER TABLE "public"."users" ADD CONSTRAINT "blw_first_name_c3aae2c4_twin" CHECK ("blw_first_name_059a193f_hidden" IS NOT NULL) NOT VALID;
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_first_name_c3aae2c4_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_first_name_c3aae2c4_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- REVERT 5: prove that the hidden first_name is nowhere null
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "blw_first_name_c3aae2c4_twin";
-- leftover when: SELECT false
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_first_name_c3aae2c4_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped))

-- REVERT 6: bring back first_name and last_name of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_first_name_059a193f_hidden"', '"public"."users"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname IN ('full_name') AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_first_name_059a193f_hidden' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
      GROUP BY x.privilege_type, x.grantee, r.rolname, x.is_grantable HAVING count(DISTINCT a.attnum) = 1
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_last_name_724b38c3_hidden"', '"public"."users"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname IN ('full_name') AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_last_name_724b38c3_hidden' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
      GROUP BY x.privilege_type, x.grantee, r.rolname, x.is_grantable HAVING count(DISTINCT a.attnum) = 1
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."users" RENAME COLUMN "blw_first_name_059a193f_hidden" TO "first_name";
ALTER TABLE "public"."users" RENAME COLUMN "blw_last_name_724b38c3_hidden" TO "last_name";
ALTER TABLE "public"."users" ALTER COLUMN "full_name" DROP DEFAULT;
ALTER TABLE "public"."users" ALTER COLUMN "first_name" SET NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT "blw_first_name_c3aae2c4_twin";
CREATE OR REPLACE FUNCTION "public"."blw_full_name_fca5faa7_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps columns and those that take their place in step.
DECLARE
  blw_up text;
  blw_down_1 text;
  blw_down_2 character varying(80);
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((concat_ws(' ', first_name, last_name)
)::text) FROM (SELECT NEW."first_name" AS "first_name", NEW."last_name" AS "last_name") AS "users");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF TG_OP = 'INSERT' THEN
    IF NEW."full_name" IS NULL THEN
      IF ROW(NEW."full_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
        NEW."full_name" := blw_up;
      END IF;
    ELSE
    IF blw_fails OR ROW(NEW."full_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record OR ((NEW."first_name" IS NULL AND NEW."last_name" IS NULL) AND NEW."full_name" IS NOT NULL) THEN
      BEGIN
        blw_down_1 := (SELECT ((split_part(full_name, ' ', 1)
)::text) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
        blw_down_2 := (SELECT ((nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '')
)::character varying) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        blw_why := SQLSTATE || ': ' || SQLERRM;
        RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of first_name, last_name, of type text, character varying(80), of this value of full_name, and code of an earlier version reads that', DETAIL = blw_why;
      END;
      IF blw_down_1 IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of first_name, last_name, of type text, character varying(80), of this value of full_name, and code of an earlier version reads that', DETAIL = blw_why;
      END IF;
      IF ROW(blw_down_1, blw_down_2)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."first_name", NEW."last_name")::pg_catalog.record THEN
        NEW."first_name" := blw_down_1;
        NEW."last_name" := blw_down_2;
      END IF;
    END IF;
    END IF;
  ELSIF ROW(NEW."full_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."full_name")::pg_catalog.record THEN
    IF blw_fails OR ROW(NEW."full_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record OR ((NEW."first_name" IS NULL AND NEW."last_name" IS NULL) AND NEW."full_name" IS NOT NULL) THEN
      BEGIN
        blw_down_1 := (SELECT ((split_part(full_name, ' ', 1)
)::text) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
        blw_down_2 := (SELECT ((nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '')
)::character varying) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        blw_why := SQLSTATE || ': ' || SQLERRM;
        RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of first_name, last_name, of type text, character varying(80), of this value of full_name, and code of an earlier version reads that', DETAIL = blw_why;
      END;
      IF blw_down_1 IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of first_name, last_name, of type text, character varying(80), of this value of full_name, and code of an earlier version reads that', DETAIL = blw_why;
      END IF;
      IF ROW(blw_down_1, blw_down_2)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."first_name", NEW."last_name")::pg_catalog.record THEN
        NEW."first_name" := blw_down_1;
        NEW."last_name" := blw_down_2;
      END IF;
    END IF;
    IF NEW."full_name" IS NULL THEN
      BEGIN
        NEW."full_name" := (SELECT ((concat_ws(' ', first_name, last_name)
)::text) FROM (SELECT NEW."first_name" AS "first_name", NEW."last_name" AS "last_name") AS "users");
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        NULL;
      END;
    END IF;
  ELSIF blw_fails OR ROW(NEW."full_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    IF (NEW."full_name" IS NOT NULL OR blw_fails) AND NOT (ROW(NEW."first_name", NEW."last_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."first_name", OLD."last_name")::pg_catalog.record) THEN
      BEGIN
        blw_down_1 := (SELECT ((split_part(full_name, ' ', 1)
)::text) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
        blw_down_2 := (SELECT ((nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '')
)::character varying) FROM (SELECT NEW."full_name" AS "full_name") AS "users");
        IF NOT (ROW(blw_down_1, blw_down_2)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."first_name", NEW."last_name")::pg_catalog.record) THEN
          RETURN NEW;
        END IF;
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        NULL;
      END;
    END IF;
    IF ROW(NEW."full_name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."full_name" := blw_up;
    END IF;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'first_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'last_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_last_name_724b38c3_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'a6964ba902c48adce41bd2d3fed1143795312c336c12f90b019c8883716361cf')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_full_name_c0dc7d90_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_first_name_059a193f_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_last_name_724b38c3_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'first_name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'last_name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a4ddf1d6a95deb2512eed4c2d2414cd64b5756c9ff2336cf8b87c8ef4d3d654')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_full_name_c0dc7d90_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- REVERT 7: let full_name be null again, as code of the earlier version may leave it
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ALTER COLUMN "full_name" DROP NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT IF EXISTS "blw_full_name_253d4613_bound";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_full_name_c0dc7d90_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_full_name_253d4613_bound'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_full_name_c0dc7d90_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_full_name_fca5faa7_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'full_name' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_full_name_253d4613_bound'))
