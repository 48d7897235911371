-- The old column of a split.

-- EXPAND 1: add first and last to users, in step with name
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD COLUMN "first" text;
ALTER TABLE "public"."users" ADD COLUMN "last" text;
CREATE FUNCTION "public"."blw_first_c1dfc553_up"(blw_column text) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: how values of a row go over into other columns.
DECLARE
  blw_made text;
BEGIN
  blw_made := (SELECT ((split_part(name, ' ', 1)
)::text) FROM (SELECT blw_column AS "name") AS "users");
  RETURN blw_made;
END
$bellows$;
CREATE FUNCTION "public"."blw_last_f375c9fc_up"(blw_column text) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: how values of a row go over into other columns.
DECLARE
  blw_made text;
BEGIN
  blw_made := (SELECT ((nullif(split_part(name, ' ', 2), '')
)::text) FROM (SELECT blw_column AS "name") AS "users");
  RETURN blw_made;
END
$bellows$;
CREATE FUNCTION "public"."blw_name_e8419859_differ"(blw_column text, blw_counterpart_1 text, blw_counterpart_2 text, blw_hidden pg_catalog.bool) RETURNS pg_catalog.bool LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: how values of a row go over into other columns.
DECLARE
  blw_up_1 text;
  blw_up_2 text;
  blw_down text;
BEGIN
  BEGIN
    blw_up_1 := (SELECT ((split_part(name, ' ', 1)
)::text) FROM (SELECT blw_column AS "name") AS "users");
    blw_up_2 := (SELECT ((nullif(split_part(name, ' ', 2), '')
)::text) FROM (SELECT blw_column AS "name") AS "users");
    IF NOT (ROW(blw_up_1, blw_up_2)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_counterpart_1, blw_counterpart_2)::pg_catalog.record) THEN
      RETURN false;
    END IF;
    IF (blw_counterpart_1 IS NULL AND blw_counterpart_2 IS NULL) AND NOT blw_hidden THEN
      RETURN true;
    END IF;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    NULL;
  END;
  BEGIN
    blw_down := (SELECT ((concat_ws(' ', first, last)
)::text) FROM (SELECT blw_counterpart_1 AS "first", blw_counterpart_2 AS "last") AS "users");
    RETURN ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_column)::pg_catalog.record;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    RETURN true;
  END;
END
$bellows$;
CREATE FUNCTION "public"."blw_name_db358ebf_misses"(blw_column text, blw_counterpart_1 text, blw_counterpart_2 text) RETURNS pg_catalog.bool LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: how values of a row go over into other columns.
DECLARE
  blw_up_1 text;
  blw_up_2 text;
  blw_down text;
BEGIN
  BEGIN
    blw_up_1 := (SELECT ((split_part(name, ' ', 1)
)::text) FROM (SELECT blw_column AS "name") AS "users");
    blw_up_2 := (SELECT ((nullif(split_part(name, ' ', 2), '')
)::text) FROM (SELECT blw_column AS "name") AS "users");
    IF NOT (ROW(blw_up_1, blw_up_2)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_counterpart_1, blw_counterpart_2)::pg_catalog.record) THEN
      RETURN false;
    END IF;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    NULL;
  END;
  blw_down := (SELECT ((concat_ws(' ', first, last)
)::text) FROM (SELECT blw_counterpart_1 AS "first", blw_counterpart_2 AS "last") AS "users");
  RETURN false;
EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
  RETURN true;
END
$bellows$;
CREATE FUNCTION "public"."blw_name_a19d9020_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps columns and those that take their place in step.
DECLARE
  blw_up_1 text;
  blw_up_2 text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up_1 := (SELECT ((split_part(name, ' ', 1)
)::text) FROM (SELECT NEW."name" AS "name") AS "users");
    blw_up_2 := (SELECT ((nullif(split_part(name, ' ', 2), '')
)::text) FROM (SELECT NEW."name" AS "name") AS "users");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up_1 := NULL;
    blw_up_2 := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF TG_OP = 'INSERT' THEN
    IF (NEW."first" IS NULL AND NEW."last" IS NULL) THEN
      IF ROW(NEW."first", NEW."last")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up_1, blw_up_2)::pg_catalog.record THEN
        NEW."first" := blw_up_1;
        NEW."last" := blw_up_2;
      END IF;
    ELSE
    IF blw_fails OR ROW(NEW."first", NEW."last")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up_1, blw_up_2)::pg_catalog.record OR (TG_OP = 'INSERT' AND NEW."name" IS NULL AND (NEW."first" IS NOT NULL OR NEW."last" IS NOT NULL)) THEN
      BEGIN
        blw_down := (SELECT ((concat_ws(' ', first, last)
)::text) FROM (SELECT NEW."first" AS "first", NEW."last" AS "last") AS "users");
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        blw_why := SQLSTATE || ': ' || SQLERRM;
        RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of name, of type text, of this value of first, last, and code of an earlier version reads that', DETAIL = blw_why;
      END;
      IF ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."name")::pg_catalog.record THEN
        NEW."name" := blw_down;
      END IF;
    END IF;
    END IF;
  ELSIF ROW(NEW."first", NEW."last")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."first", OLD."last")::pg_catalog.record THEN
    IF (OLD."first" IS NULL AND OLD."last" IS NULL) THEN
      NEW."first" := CASE WHEN NEW."first" IS NULL THEN blw_up_1 ELSE NEW."first" END;
      NEW."last" := CASE WHEN NEW."last" IS NULL THEN blw_up_2 ELSE NEW."last" END;
    END IF;
    IF blw_fails OR ROW(NEW."first", NEW."last")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up_1, blw_up_2)::pg_catalog.record OR (TG_OP = 'INSERT' AND NEW."name" IS NULL AND (NEW."first" IS NOT NULL OR NEW."last" IS NOT NULL)) THEN
      BEGIN
        blw_down := (SELECT ((concat_ws(' ', first, last)
)::text) FROM (SELECT NEW."first" AS "first", NEW."last" AS "last") AS "users");
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        blw_why := SQLSTATE || ': ' || SQLERRM;
        RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of name, of type text, of this value of first, last, and code of an earlier version reads that', DETAIL = blw_why;
      END;
      IF ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."name")::pg_catalog.record THEN
        NEW."name" := blw_down;
      END IF;
    END IF;
    IF (NEW."first" IS NULL AND NEW."last" IS NULL) THEN
      BEGIN
        blw_up_1 := (SELECT ((split_part(name, ' ', 1)
)::text) FROM (SELECT NEW."name" AS "name") AS "users");
        blw_up_2 := (SELECT ((nullif(split_part(name, ' ', 2), '')
)::text) FROM (SELECT NEW."name" AS "name") AS "users");
        NEW."first" := blw_up_1;
        NEW."last" := blw_up_2;
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        NULL;
      END;
    END IF;
  ELSIF blw_fails OR ROW(NEW."first", NEW."last")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up_1, blw_up_2)::pg_catalog.record THEN
    IF ((NEW."first" IS NOT NULL OR NEW."last" IS NOT NULL) OR blw_fails) AND NOT (ROW(NEW."name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."name")::pg_catalog.record) THEN
      BEGIN
        blw_down := (SELECT ((concat_ws(' ', first, last)
)::text) FROM (SELECT NEW."first" AS "first", NEW."last" AS "last") AS "users");
        IF NOT (ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."name")::pg_catalog.record) THEN
          RETURN NEW;
        END IF;
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        NULL;
      END;
    END IF;
    IF ROW(NEW."first", NEW."last")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up_1, blw_up_2)::pg_catalog.record THEN
      NEW."first" := blw_up_1;
      NEW."last" := blw_up_2;
    END IF;
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_name_560bfc93_fwd" BEFORE INSERT OR UPDATE ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_name_a19d9020_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_name_560bfc93_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_first_c1dfc553_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'e12fc8aea238f7b0df8742e7be34a9a2c85a1647486da32a95cc1f589150846d')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_last_f375c9fc_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '26eb30002f948065e11bb686a64938a3e46202f4d37e314b4f26f2dc4b163eb9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_e8419859_differ"(text, text, text, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a5c4346584329f3bd23ae617479d9048b7f1788834b263c328cca9e5a5152d9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_db358ebf_misses"(text, text, text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '8685233d9e1a3a0c06083a02cf12f40256b02d227fbb1b2c80b1382c086c01f7')
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'first' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'last' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '610626f6a155eaf513dbe2ead5fa2ced30a02883ea48b543d1f4f8ebcfeeec93')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_name_560bfc93_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT (pg_catalog.to_regprocedure('"public"."blw_first_c1dfc553_up"(text)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_last_f375c9fc_up"(text)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_name_e8419859_differ"(text, text, text, pg_catalog.bool)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_name_db358ebf_misses"(text, text, text)') IS NOT NULL)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'first' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'last' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_name_560bfc93_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- MIGRATE 1: fill first and last from name
UPDATE "public"."users" SET "first" = "public"."blw_first_c1dfc553_up"("name"), "last" = "public"."blw_last_f375c9fc_up"("name") WHERE <range> AND "public"."blw_name_e8419859_differ"("name", "first", "last", false);
-- key: "id"

-- MIGRATE 2: compare name and first and last
SELECT count(*) FROM "public"."users" WHERE <range> AND "public"."blw_name_e8419859_differ"("name", "first", "last", false);
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_first_c1dfc553_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'e12fc8aea238f7b0df8742e7be34a9a2c85a1647486da32a95cc1f589150846d')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_last_f375c9fc_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '26eb30002f948065e11bb686a64938a3e46202f4d37e314b4f26f2dc4b163eb9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_e8419859_differ"(text, text, text, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a5c4346584329f3bd23ae617479d9048b7f1788834b263c328cca9e5a5152d9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_db358ebf_misses"(text, text, text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '8685233d9e1a3a0c06083a02cf12f40256b02d227fbb1b2c80b1382c086c01f7')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '610626f6a155eaf513dbe2ead5fa2ced30a02883ea48b543d1f4f8ebcfeeec93')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_name_560bfc93_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_name_560bfc93_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- MIGRATE 3: collect statistics of first and last
ANALYZE "public"."users" ("first", "last");
-- leftover when: SELECT false
-- done when: the journal says so

-- CONTRACT 1: compare name and first and last before hiding
SELECT count(*) FROM "public"."users" WHERE <range> AND "public"."blw_name_e8419859_differ"("name", "first", "last", false);
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_first_c1dfc553_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'e12fc8aea238f7b0df8742e7be34a9a2c85a1647486da32a95cc1f589150846d')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_last_f375c9fc_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '26eb30002f948065e11bb686a64938a3e46202f4d37e314b4f26f2dc4b163eb9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_e8419859_differ"(text, text, text, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a5c4346584329f3bd23ae617479d9048b7f1788834b263c328cca9e5a5152d9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_db358ebf_misses"(text, text, text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '8685233d9e1a3a0c06083a02cf12f40256b02d227fbb1b2c80b1382c086c01f7')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '610626f6a155eaf513dbe2ead5fa2ced30a02883ea48b543d1f4f8ebcfeeec93')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_name_560bfc93_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_name_560bfc93_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CONTRACT 2: hide name of users, still in step
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"first"', '"public"."users"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname IN ('name') AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'first' AND y.grantee = x.grantee
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
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"last"', '"public"."users"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname IN ('name') AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'last' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
      GROUP BY x.privilege_type, x.grantee, r.rolname, x.is_grantable HAVING count(DISTINCT a.attnum) = 1
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."users" RENAME COLUMN "name" TO "blw_name_1cfe0f78_hidden";
CREATE OR REPLACE FUNCTION "public"."blw_name_a19d9020_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps hidden columns and those in their place in step.
DECLARE
  blw_up_1 text;
  blw_up_2 text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up_1 := (SELECT ((split_part(name, ' ', 1)
)::text) FROM (SELECT NEW."blw_name_1cfe0f78_hidden" AS "name") AS "users");
    blw_up_2 := (SELECT ((nullif(split_part(name, ' ', 2), '')
)::text) FROM (SELECT NEW."blw_name_1cfe0f78_hidden" AS "name") AS "users");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up_1 := NULL;
    blw_up_2 := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF NOT (blw_fails OR ROW(NEW."first", NEW."last")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up_1, blw_up_2)::pg_catalog.record OR (TG_OP = 'INSERT' AND NEW."blw_name_1cfe0f78_hidden" IS NULL AND (NEW."first" IS NOT NULL OR NEW."last" IS NOT NULL))) THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down := (SELECT ((concat_ws(' ', first, last)
)::text) FROM (SELECT NEW."first" AS "first", NEW."last" AS "last") AS "users");
    blw_fails := false;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF blw_fails THEN
    blw_down := NULL;
  END IF;
  IF ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."blw_name_1cfe0f78_hidden")::pg_catalog.record THEN
    NEW."blw_name_1cfe0f78_hidden" := blw_down;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_name_1cfe0f78_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'first' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'last' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b8f86fb83a5026167dca60e69103ec6f9630b2f8f29e34a4dc3f5bb4b7720d65')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'a3e10cb623f84fbc518698e63044963695a6eb67dc23b69f73862d6e1296beb4'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_name_560bfc93_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'first' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'last' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_name_1cfe0f78_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '610626f6a155eaf513dbe2ead5fa2ced30a02883ea48b543d1f4f8ebcfeeec93')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_name_560bfc93_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CONTRACT 3: take back what a revert has begun at the hidden name, where one was given up
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
CREATE OR REPLACE FUNCTION "public"."blw_name_a19d9020_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps hidden columns and those in their place in step.
DECLARE
  blw_up_1 text;
  blw_up_2 text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up_1 := (SELECT ((split_part(name, ' ', 1)
)::text) FROM (SELECT NEW."blw_name_1cfe0f78_hidden" AS "name") AS "users");
    blw_up_2 := (SELECT ((nullif(split_part(name, ' ', 2), '')
)::text) FROM (SELECT NEW."blw_name_1cfe0f78_hidden" AS "name") AS "users");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up_1 := NULL;
    blw_up_2 := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF NOT (blw_fails OR ROW(NEW."first", NEW."last")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up_1, blw_up_2)::pg_catalog.record OR (TG_OP = 'INSERT' AND NEW."blw_name_1cfe0f78_hidden" IS NULL AND (NEW."first" IS NOT NULL OR NEW."last" IS NOT NULL))) THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down := (SELECT ((concat_ws(' ', first, last)
)::text) FROM (SELECT NEW."first" AS "first", NEW."last" AS "last") AS "users");
    blw_fails := false;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF blw_fails THEN
    blw_down := NULL;
  END IF;
  IF ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."blw_name_1cfe0f78_hidden")::pg_catalog.record THEN
    NEW."blw_name_1cfe0f78_hidden" := blw_down;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_name_1cfe0f78_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b8f86fb83a5026167dca60e69103ec6f9630b2f8f29e34a4dc3f5bb4b7720d65'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_name_1cfe0f78_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b8f86fb83a5026167dca60e69103ec6f9630b2f8f29e34a4dc3f5bb4b7720d65'))

-- CLEANUP 1: compare first and last and what is hidden before dropping that
SELECT count(*) FROM "public"."users" WHERE <range> AND "blw_name_1cfe0f78_hidden" IS NOT NULL AND "public"."blw_name_e8419859_differ"("blw_name_1cfe0f78_hidden", "first", "last", true);
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_first_c1dfc553_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'e12fc8aea238f7b0df8742e7be34a9a2c85a1647486da32a95cc1f589150846d')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_last_f375c9fc_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '26eb30002f948065e11bb686a64938a3e46202f4d37e314b4f26f2dc4b163eb9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_e8419859_differ"(text, text, text, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a5c4346584329f3bd23ae617479d9048b7f1788834b263c328cca9e5a5152d9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_db358ebf_misses"(text, text, text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '8685233d9e1a3a0c06083a02cf12f40256b02d227fbb1b2c80b1382c086c01f7')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b8f86fb83a5026167dca60e69103ec6f9630b2f8f29e34a4dc3f5bb4b7720d65')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_name_560bfc93_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_name_560bfc93_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CLEANUP 2: let nothing write the hidden name of users any more
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_name_560bfc93_fwd" ON "public"."users";
DROP FUNCTION "public"."blw_name_a19d9020_fwd"();
DROP FUNCTION IF EXISTS "public"."blw_first_c1dfc553_up"(text);
DROP FUNCTION IF EXISTS "public"."blw_last_f375c9fc_up"(text);
DROP FUNCTION IF EXISTS "public"."blw_name_e8419859_differ"(text, text, text, pg_catalog.bool);
DROP FUNCTION IF EXISTS "public"."blw_name_db358ebf_misses"(text, text, text);
DO $bellows$
DECLARE
  blw_one record;
BEGIN
  FOR blw_one IN SELECT DISTINCT k.conname, c.relname FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum LEFT JOIN pg_catalog.pg_constraint k ON d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND k.oid = d.objid AND k.conrelid = a.attrelid AND k.contype <> 'n' LEFT JOIN pg_catalog.pg_class c ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND c.oid = d.objid AND c.relkind = 'i' WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_name_1cfe0f78_hidden' AND NOT a.attisdropped AND (k.oid IS NOT NULL OR c.oid IS NOT NULL) LOOP
    IF blw_one.conname IS NULL THEN
      EXECUTE 'DROP INDEX ' || '"public".' || pg_catalog.quote_ident(blw_one.relname);
    ELSE
      EXECUTE 'ALTER TABLE ' || '"public"."users"' || ' DROP CONSTRAINT ' || pg_catalog.quote_ident(blw_one.conname);
    END IF;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."users" ALTER COLUMN "blw_name_1cfe0f78_hidden" DROP IDENTITY IF EXISTS;
ALTER TABLE "public"."users" ALTER COLUMN "blw_name_1cfe0f78_hidden" DROP NOT NULL;
ALTER TABLE "public"."users" ALTER COLUMN "blw_name_1cfe0f78_hidden" DROP DEFAULT;
RESET ROLE;
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_name_1cfe0f78_hidden' AND NOT a.attisdropped AND NOT a.attnotnull AND NOT a.atthasdef AND a.attidentity = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum LEFT JOIN pg_catalog.pg_constraint k ON d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND k.oid = d.objid AND k.conrelid = a.attrelid AND k.contype <> 'n' LEFT JOIN pg_catalog.pg_class c ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND c.oid = d.objid AND c.relkind = 'i' WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_name_1cfe0f78_hidden' AND NOT a.attisdropped AND (k.oid IS NOT NULL OR c.oid IS NOT NULL)))
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_name_1cfe0f78_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_name_560bfc93_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'first' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'last' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_first_c1dfc553_up"(text)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_last_f375c9fc_up"(text)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_name_e8419859_differ"(text, text, text, pg_catalog.bool)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_name_db358ebf_misses"(text, text, text)') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_name_1cfe0f78_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_name_560bfc93_fwd')
--     AND (pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- CLEANUP 3: make an archive for public.users.name
DO $bellows$
DECLARE
  blw_who pg_catalog.oid;
BEGIN
  IF pg_catalog.to_regnamespace('bellows_archive') IS NULL THEN
    CREATE SCHEMA bellows_archive;
    COMMENT ON SCHEMA bellows_archive IS 'Bellows: what cleanups have dropped, out of everybody''s reach. To see it: bellows get archives';
  END IF;
  FOR blw_who IN SELECT DISTINCT x.grantee FROM pg_catalog.pg_namespace n, pg_catalog.aclexplode(n.nspacl) x WHERE n.nspname = 'bellows_archive' AND x.grantee <> n.nspowner LOOP
    EXECUTE 'REVOKE ALL ON SCHEMA bellows_archive FROM ' || CASE blw_who WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(blw_who)) END;
  END LOOP;
  IF pg_catalog.to_regclass('"bellows_archive"."blw_users_name_761e3e5e_archive"') IS NULL THEN
    CREATE TABLE "bellows_archive"."blw_users_name_761e3e5e_archive" AS SELECT "id", "blw_name_1cfe0f78_hidden" AS "name" FROM "public"."users" WITH NO DATA;
    ALTER TABLE "bellows_archive"."blw_users_name_761e3e5e_archive" ADD PRIMARY KEY ("id");
    COMMENT ON TABLE "bellows_archive"."blw_users_name_761e3e5e_archive" IS 'Values of public.users.name, dropped by the cleanup of orders/18';
  END IF;
  FOR blw_who IN SELECT DISTINCT x.grantee FROM pg_catalog.pg_class c, pg_catalog.aclexplode(c.relacl) x WHERE c.oid = '"bellows_archive"."blw_users_name_761e3e5e_archive"'::pg_catalog.regclass AND x.grantee <> c.relowner LOOP
    EXECUTE 'REVOKE ALL ON TABLE ' || '"bellows_archive"."blw_users_name_761e3e5e_archive"' || ' FROM ' || CASE blw_who WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(blw_who)) END;
  END LOOP;
END
$bellows$;
INSERT INTO bellows.archive (line, version, schema_name, table_name, column_name, relation, key_columns, value_type, state, agent) SELECT 'orders', 18, 'public', 'users', 'name', 'blw_users_name_761e3e5e_archive', ARRAY['id']::pg_catalog.text[], pg_catalog.format_type(v.atttypid, v.atttypmod), 'COPYING', coalesce((SELECT f.agent FROM bellows.fence f WHERE f.line = 'orders'), '') FROM pg_catalog.pg_attribute v WHERE v.attrelid = pg_catalog.to_regclass('"public"."users"') AND v.attname = 'blw_name_1cfe0f78_hidden' AND NOT v.attisdropped ON CONFLICT DO NOTHING;
-- done when: SELECT (pg_catalog.to_regclass('"bellows_archive"."blw_users_name_761e3e5e_archive"') IS NOT NULL)
--     AND EXISTS (SELECT FROM bellows.archive a WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'users' AND a.column_name = 'name' AND a.state IN ('COPYING', 'COMPLETE', 'KEPT'))

-- CLEANUP 4: archive the values of public.users.name
INSERT INTO "bellows_archive"."blw_users_name_761e3e5e_archive" ("id", "name") SELECT "id", "blw_name_1cfe0f78_hidden" FROM "public"."users" WHERE <range> AND "blw_name_1cfe0f78_hidden" IS NOT NULL AND NOT EXISTS (SELECT FROM "bellows_archive"."blw_users_name_761e3e5e_archive" blw_kept WHERE blw_kept."id" = "users"."id");
-- key: "id"
-- a row that is there already by "id" is overwritten
-- swept until no row needs it

-- CLEANUP 5: count and compare the archive of public.users.name with what is there
DO $bellows$
DECLARE
  blw_here pg_catalog.numeric[];
  blw_there pg_catalog.numeric[];
  blw_all pg_catalog.numeric[];
BEGIN
  FOR blw_try IN 1..5 LOOP
    INSERT INTO "bellows_archive"."blw_users_name_761e3e5e_archive" ("id", "name") SELECT "id", "blw_name_1cfe0f78_hidden" FROM "public"."users" WHERE "blw_name_1cfe0f78_hidden" IS NOT NULL AND NOT EXISTS (SELECT FROM "bellows_archive"."blw_users_name_761e3e5e_archive" blw_kept WHERE blw_kept."id" = "users"."id" AND pg_catalog.record_image_eq(ROW(blw_kept."id", blw_kept."name"), ROW("users"."id", "users"."blw_name_1cfe0f78_hidden"))) ON CONFLICT ("id") DO UPDATE SET "id" = EXCLUDED."id", "name" = EXCLUDED."name";
    SELECT ARRAY[h.n, h.s], ARRAY[t.n, t.s], ARRAY[t.rows, t.checksum] INTO blw_here, blw_there, blw_all FROM
      (SELECT pg_catalog.count(*) AS n, coalesce(pg_catalog.sum(pg_catalog.hashtextextended(ROW("id", "blw_name_1cfe0f78_hidden")::pg_catalog.text, 0)::pg_catalog.numeric), 0) AS s FROM "public"."users" WHERE "blw_name_1cfe0f78_hidden" IS NOT NULL) h,
      (SELECT pg_catalog.count(*) FILTER (WHERE blw_live) AS n, coalesce(pg_catalog.sum(pg_catalog.hashtextextended(ROW("id", "name")::pg_catalog.text, 0)::pg_catalog.numeric) FILTER (WHERE blw_live), 0) AS s, pg_catalog.count(*) AS rows, coalesce(pg_catalog.sum(pg_catalog.hashtextextended(ROW("id", "name")::pg_catalog.text, 0)::pg_catalog.numeric), 0) AS checksum FROM (SELECT blw_kept."id", blw_kept."name", EXISTS (SELECT FROM "public"."users" WHERE "blw_name_1cfe0f78_hidden" IS NOT NULL AND blw_kept."id" = "users"."id") AS blw_live FROM "bellows_archive"."blw_users_name_761e3e5e_archive" blw_kept) r) t;
    EXIT WHEN blw_here = blw_there;
  END LOOP;
  IF blw_here <> blw_there THEN
    RAISE EXCEPTION 'The archive does not hold what the column holds, though it was put right several times: keys change all the while, or something else writes the archive.';
  END IF;
  UPDATE bellows.archive a SET state = 'COMPLETE', rows = blw_all[1], checksum = blw_all[2], bytes = pg_catalog.pg_total_relation_size('"bellows_archive"."blw_users_name_761e3e5e_archive"'::pg_catalog.regclass), archived_at = pg_catalog.clock_timestamp() WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'users' AND a.column_name = 'name' AND a.state = 'COPYING';
END
$bellows$;
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM bellows.archive a WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'users' AND a.column_name = 'name' AND a.state IN ('COMPLETE', 'KEPT'))

-- CLEANUP 6: drop the hidden name of users, which is archived
-- one message, locks first: "public"."users"
DO $bellows$
BEGIN
  IF NOT EXISTS (SELECT FROM bellows.archive a WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'users' AND a.column_name = 'name' AND a.state IN ('COMPLETE')) OR pg_catalog.to_regclass('"bellows_archive"."blw_users_name_761e3e5e_archive"') IS NULL THEN
    RAISE EXCEPTION 'What would be dropped is not archived.';
  END IF;
END
$bellows$;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP COLUMN "blw_name_1cfe0f78_hidden";
RESET ROLE;
UPDATE bellows.archive a SET state = 'KEPT', dropped_at = pg_catalog.clock_timestamp() WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'users' AND a.column_name = 'name';
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_name_1cfe0f78_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_name_1cfe0f78_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- ROLLBACK 1: look for values that only first and last have
SELECT count(*) FROM "public"."users" WHERE <range> AND ("first" IS NOT NULL OR "last" IS NOT NULL) AND "public"."blw_name_e8419859_differ"("name", "first", "last", false);
-- key: "id"
-- whatever stands

-- ROLLBACK 2: drop first and last of users and the trigger
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_name_560bfc93_fwd" ON "public"."users";
DROP FUNCTION IF EXISTS "public"."blw_name_a19d9020_fwd"();
DROP FUNCTION IF EXISTS "public"."blw_first_c1dfc553_up"(text);
DROP FUNCTION IF EXISTS "public"."blw_last_f375c9fc_up"(text);
DROP FUNCTION IF EXISTS "public"."blw_name_e8419859_differ"(text, text, text, pg_catalog.bool);
DROP FUNCTION IF EXISTS "public"."blw_name_db358ebf_misses"(text, text, text);
ALTER TABLE "public"."users" DROP COLUMN IF EXISTS "first";
ALTER TABLE "public"."users" DROP COLUMN IF EXISTS "last";
RESET ROLE;
-- done when: SELECT NOT (pg_catalog.to_regprocedure('"public"."blw_first_c1dfc553_up"(text)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_last_f375c9fc_up"(text)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_name_e8419859_differ"(text, text, text, pg_catalog.bool)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_name_db358ebf_misses"(text, text, text)') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'first' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'last' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_name_560bfc93_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (((((((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'first' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'last' AND a.attnum > 0 AND NOT a.attisdropped))
--     OR EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_name_560bfc93_fwd'))
--     OR (pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') IS NOT NULL))
--     OR (pg_catalog.to_regprocedure('"public"."blw_first_c1dfc553_up"(text)') IS NOT NULL))
--     OR (pg_catalog.to_regprocedure('"public"."blw_last_f375c9fc_up"(text)') IS NOT NULL))
--     OR (pg_catalog.to_regprocedure('"public"."blw_name_e8419859_differ"(text, text, text, pg_catalog.bool)') IS NOT NULL))
--     OR (pg_catalog.to_regprocedure('"public"."blw_name_db358ebf_misses"(text, text, text)') IS NOT NULL))

-- REVERT 1: look for values of first and last that have none of name
SELECT count(*) FROM "public"."users" WHERE <range> AND "public"."blw_name_db358ebf_misses"("blw_name_1cfe0f78_hidden", "first", "last");
-- key: "id"
-- whatever stands

-- REVERT 2: refuse values that have none of the hidden name from here on
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
CREATE OR REPLACE FUNCTION "public"."blw_name_a19d9020_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps hidden columns and those in their place in step, so that they can be shown again.
DECLARE
  blw_up_1 text;
  blw_up_2 text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up_1 := (SELECT ((split_part(name, ' ', 1)
)::text) FROM (SELECT NEW."blw_name_1cfe0f78_hidden" AS "name") AS "users");
    blw_up_2 := (SELECT ((nullif(split_part(name, ' ', 2), '')
)::text) FROM (SELECT NEW."blw_name_1cfe0f78_hidden" AS "name") AS "users");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up_1 := NULL;
    blw_up_2 := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF NOT (blw_fails OR ROW(NEW."first", NEW."last")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up_1, blw_up_2)::pg_catalog.record OR (TG_OP = 'INSERT' AND NEW."blw_name_1cfe0f78_hidden" IS NULL AND (NEW."first" IS NOT NULL OR NEW."last" IS NOT NULL))) THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down := (SELECT ((concat_ws(' ', first, last)
)::text) FROM (SELECT NEW."first" AS "first", NEW."last" AS "last") AS "users");
    blw_fails := false;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF blw_fails THEN
    IF TG_OP = 'INSERT' THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of name, of type text, of this value of first, last, and code of an earlier version reads that', DETAIL = blw_why;
    ELSIF ROW(NEW."first", NEW."last")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."first", OLD."last")::pg_catalog.record THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of name, of type text, of this value of first, last, and code of an earlier version reads that', DETAIL = blw_why;
    END IF;
    blw_down := NULL;
  END IF;
  IF ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."blw_name_1cfe0f78_hidden")::pg_catalog.record THEN
    NEW."blw_name_1cfe0f78_hidden" := blw_down;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'a3e10cb623f84fbc518698e63044963695a6eb67dc23b69f73862d6e1296beb4')
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_name_1cfe0f78_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_name_1cfe0f78_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b8f86fb83a5026167dca60e69103ec6f9630b2f8f29e34a4dc3f5bb4b7720d65')

-- REVERT 3: bring the hidden name up to first and last
UPDATE "public"."users" SET "blw_name_1cfe0f78_hidden" = (SELECT ((concat_ws(' ', first, last)
)::text) FROM (SELECT "first" AS "first", "last" AS "last") AS "users") WHERE <range> AND "public"."blw_name_e8419859_differ"("blw_name_1cfe0f78_hidden", "first", "last", true);
-- key: "id"

-- REVERT 4: bring back name of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_name_1cfe0f78_hidden"', '"public"."users"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname IN ('first', 'last') AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_name_1cfe0f78_hidden' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
      GROUP BY x.privilege_type, x.grantee, r.rolname, x.is_grantable HAVING count(DISTINCT a.attnum) = 2
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."users" RENAME COLUMN "blw_name_1cfe0f78_hidden" TO "name";
CREATE OR REPLACE FUNCTION "public"."blw_name_a19d9020_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps columns and those that take their place in step.
DECLARE
  blw_up_1 text;
  blw_up_2 text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up_1 := (SELECT ((split_part(name, ' ', 1)
)::text) FROM (SELECT NEW."name" AS "name") AS "users");
    blw_up_2 := (SELECT ((nullif(split_part(name, ' ', 2), '')
)::text) FROM (SELECT NEW."name" AS "name") AS "users");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up_1 := NULL;
    blw_up_2 := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF TG_OP = 'INSERT' THEN
    IF (NEW."first" IS NULL AND NEW."last" IS NULL) THEN
      IF ROW(NEW."first", NEW."last")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up_1, blw_up_2)::pg_catalog.record THEN
        NEW."first" := blw_up_1;
        NEW."last" := blw_up_2;
      END IF;
    ELSE
    IF blw_fails OR ROW(NEW."first", NEW."last")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up_1, blw_up_2)::pg_catalog.record OR (TG_OP = 'INSERT' AND NEW."name" IS NULL AND (NEW."first" IS NOT NULL OR NEW."last" IS NOT NULL)) THEN
      BEGIN
        blw_down := (SELECT ((concat_ws(' ', first, last)
)::text) FROM (SELECT NEW."first" AS "first", NEW."last" AS "last") AS "users");
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        blw_why := SQLSTATE || ': ' || SQLERRM;
        RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of name, of type text, of this value of first, last, and code of an earlier version reads that', DETAIL = blw_why;
      END;
      IF ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."name")::pg_catalog.record THEN
        NEW."name" := blw_down;
      END IF;
    END IF;
    END IF;
  ELSIF ROW(NEW."first", NEW."last")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."first", OLD."last")::pg_catalog.record THEN
    IF (OLD."first" IS NULL AND OLD."last" IS NULL) THEN
      NEW."first" := CASE WHEN NEW."first" IS NULL THEN blw_up_1 ELSE NEW."first" END;
      NEW."last" := CASE WHEN NEW."last" IS NULL THEN blw_up_2 ELSE NEW."last" END;
    END IF;
    IF blw_fails OR ROW(NEW."first", NEW."last")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up_1, blw_up_2)::pg_catalog.record OR (TG_OP = 'INSERT' AND NEW."name" IS NULL AND (NEW."first" IS NOT NULL OR NEW."last" IS NOT NULL)) THEN
      BEGIN
        blw_down := (SELECT ((concat_ws(' ', first, last)
)::text) FROM (SELECT NEW."first" AS "first", NEW."last" AS "last") AS "users");
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        blw_why := SQLSTATE || ': ' || SQLERRM;
        RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of name, of type text, of this value of first, last, and code of an earlier version reads that', DETAIL = blw_why;
      END;
      IF ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."name")::pg_catalog.record THEN
        NEW."name" := blw_down;
      END IF;
    END IF;
    IF (NEW."first" IS NULL AND NEW."last" IS NULL) THEN
      BEGIN
        blw_up_1 := (SELECT ((split_part(name, ' ', 1)
)::text) FROM (SELECT NEW."name" AS "name") AS "users");
        blw_up_2 := (SELECT ((nullif(split_part(name, ' ', 2), '')
)::text) FROM (SELECT NEW."name" AS "name") AS "users");
        NEW."first" := blw_up_1;
        NEW."last" := blw_up_2;
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        NULL;
      END;
    END IF;
  ELSIF blw_fails OR ROW(NEW."first", NEW."last")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up_1, blw_up_2)::pg_catalog.record THEN
    IF ((NEW."first" IS NOT NULL OR NEW."last" IS NOT NULL) OR blw_fails) AND NOT (ROW(NEW."name")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."name")::pg_catalog.record) THEN
      BEGIN
        blw_down := (SELECT ((concat_ws(' ', first, last)
)::text) FROM (SELECT NEW."first" AS "first", NEW."last" AS "last") AS "users");
        IF NOT (ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."name")::pg_catalog.record) THEN
          RETURN NEW;
        END IF;
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        NULL;
      END;
    END IF;
    IF ROW(NEW."first", NEW."last")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up_1, blw_up_2)::pg_catalog.record THEN
      NEW."first" := blw_up_1;
      NEW."last" := blw_up_2;
    END IF;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'first' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'last' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_name_1cfe0f78_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '610626f6a155eaf513dbe2ead5fa2ced30a02883ea48b543d1f4f8ebcfeeec93')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_name_560bfc93_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_name_1cfe0f78_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'first' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'last' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'a3e10cb623f84fbc518698e63044963695a6eb67dc23b69f73862d6e1296beb4')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_name_560bfc93_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_name_a19d9020_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
